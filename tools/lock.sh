# The locks: hashed, without any address of where the packages came from.
set -eu
compile() {
  pip-compile -q --upgrade --generate-hashes --strip-extras --no-annotate --no-header \
    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}
compile --extra web --extra papers -o requirements/demo.txt pyproject.toml requirements/build.in
compile --extra web --extra papers --extra solve --extra dev -c requirements/demo.txt -o requirements/dev.txt pyproject.toml requirements/build.in
compile -c requirements/dev.txt -o requirements/pure.txt pyproject.toml requirements/notebooks.in
compile -o requirements/spark.txt requirements/spark.in
compile -o requirements/bench.txt requirements/bench.in
