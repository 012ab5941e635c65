/* Quicker with a keyboard, and preferences without a reload; every page works without it. */
(function () {
  'use strict';
  const root = document.documentElement;
  const sizes = ['', 'l', 'xl'];
  const rows = Array.from(document.querySelectorAll('tbody tr a[href]'));
  let at = -1;

  function typing(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function move(step) {
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].focus();
  }

  function choose() {
    const box = at < 0 ? null : rows[at].closest('tr').querySelector('input[type=checkbox]');
    if (box) box.checked = !box.checked;
  }

  document.addEventListener('keydown', function (event) {
    if (root.dataset.keys === 'off' || typing(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inRows = rows.includes(document.activeElement);
    if (inRows) at = rows.indexOf(document.activeElement);
    const find = document.getElementById('find');
    if (event.key === '/' && find) {
      event.preventDefault();
      find.focus();
    } else if ((event.key === 'j' && rows.length) || (event.key === 'ArrowDown' && inRows)) {
      event.preventDefault();
      move(1);
    } else if ((event.key === 'k' && rows.length) || (event.key === 'ArrowUp' && inRows)) {
      event.preventDefault();
      move(-1);
    } else if (event.key === 'x') {
      choose();
    }
  });

  function show(name, value) {
    if (value) root.setAttribute('data-' + name, value);
    else root.removeAttribute('data-' + name);
  }

  function following(name, value) {
    if (name === 'size') return sizes[(sizes.indexOf(value) + 1) % sizes.length];
    return value ? '' : '1';
  }

  document.addEventListener('submit', function (event) {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches('.prefer') || !button || !window.fetch || !/^(size|paper)$/.test(button.name)) return;
    event.preventDefault();
    const chosen = new FormData(form);
    chosen.set(button.name, button.value);
    show(button.name, button.value);
    fetch(form.action, { method: 'POST', body: chosen, redirect: 'manual', credentials: 'same-origin' });
    if (button.dataset.other) {
      const words = button.textContent;
      button.textContent = button.dataset.other;
      button.dataset.other = words;
    }
    button.value = following(button.name, button.value);
  });
})();
