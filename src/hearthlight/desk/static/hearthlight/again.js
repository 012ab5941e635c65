/* Brings the newest state of a running job into its page; without it the page loads itself anew. */
(function () {
  'use strict';
  const PAUSE = 1500;

  function look() {
    const part = document.querySelector('[data-again]');
    if (!part) return;
    fetch(location.href, { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (text) {
        const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-again]');
        if (!fresh) return location.reload();
        part.replaceChildren(...fresh.childNodes);
        setTimeout(look, PAUSE);
      })
      .catch(function () { setTimeout(look, 4 * PAUSE); });
  }

  setTimeout(look, PAUSE);
})();
