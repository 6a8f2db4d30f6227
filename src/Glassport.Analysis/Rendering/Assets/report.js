(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  function mark(buttons, language) {
    buttons.forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.setLang === language));
    });
  }

  var buttons = document.querySelectorAll('[data-set-lang]');
  buttons.forEach(function (button) {
    button.addEventListener('click', function () {
      root.dataset.lang = button.dataset.setLang;
      root.lang = button.lang;
      mark(buttons, button.dataset.setLang);
    });
  });
  mark(buttons, root.dataset.lang);

  var theme = document.querySelector('[data-set-theme]');
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  theme.addEventListener('click', function () {
    var now = root.dataset.theme || (system.matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
  });

  document.querySelectorAll('[data-filter]').forEach(function (field) {
    var rows = Array.from(document.getElementById(field.dataset.filter).tBodies[0].rows);
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    field.addEventListener('input', function () {
      var wanted = field.value.trim().toLowerCase();
      rows.forEach(function (row, index) { row.hidden = !texts[index].includes(wanted); });
    });
  });
}());
