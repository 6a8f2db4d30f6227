// What every page is made of: elements, words, requests, dialogs. Text is only ever set as text, so nothing from a wire can become markup.

// ---- language ----

const tables = { en: {}, zh: {} };
let language = localStorage.getItem('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

export function addStrings(strings) {
  Object.assign(tables.en, strings.en);
  Object.assign(tables.zh, strings.zh);
}

export const currentLanguage = () => language;

export function setLanguage(next) {
  language = next;
  localStorage.setItem('language', next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

// The words of a key, {0}, {1} … being replaced.
export function t(key, ...values) {
  const text = tables[language][key] ?? tables.en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ''));
}

// ---- elements ----

const svgTags = new Set(['svg', 'path', 'circle', 'rect', 'line', 'polyline', 'polygon', 'g', 'text', 'title', 'defs', 'marker']);

// An element: el('button', { class: 'primary', onclick: save }, 'Save'). Children are elements, text, arrays of these, or nothing.
export function el(tag, properties = {}, ...children) {
  const element = svgTags.has(tag) && tag !== 'title' || properties.svg
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false || name === 'svg')
      continue;
    if (name.startsWith('on'))
      element.addEventListener(name.slice(2), value);
    else if (name === 'style')
      for (const [property, setting] of Object.entries(value)) element.style.setProperty(property, setting);
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'selected' || name === 'indeterminate')
      element[name] = value;
    else
      element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child))
      append(parent, child);
    else if (child !== undefined && child !== null && child !== false)
      parent.append(child);
  }
}

// Puts children in the place of those that are there.
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

const icons = {
  overview: 'M3 13h8V3H3zM13 21h8V11h-8zM3 21h8v-6H3zM13 3v6h8V3z',
  sites: 'M4 5h16v5H4zM4 14h16v5H4zM7 7.5h.01M7 16.5h.01',
  files: 'M3 6.5A1.5 1.5 0 0 1 4.5 5h4.8l2 2.5h8.2A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18z',
  wire: 'M2 12h4l2.5-7 4 14 3-10 1.5 3h5',
  guide: 'M4 4.5A2.5 2.5 0 0 1 6.5 2H20v18H6.5A2.5 2.5 0 0 0 4 22zM4 19.5A2.5 2.5 0 0 1 6.5 17H20',
  settings: 'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 2v3M12 19v3M4.9 4.9 7 7M17 17l2.1 2.1M2 12h3M19 12h3M4.9 19.1 7 17M17 7l2.1-2.1',
  sun: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12 1v2M12 21v2M4.2 4.2l1.4 1.4M18.4 18.4l1.4 1.4M1 12h2M21 12h2M4.2 19.8l1.4-1.4M18.4 5.6l1.4-1.4',
  moon: 'M21 12.8A9 9 0 1 1 11.2 3a7 7 0 0 0 9.8 9.8z',
  user: 'M20 21a8 8 0 0 0-16 0M12 13a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  play: 'M7 4.5v15l12-7.5z',
  stop: 'M6 6h12v12H6z',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  download: 'M12 3v12M7 11l5 5 5-5M4 20h16',
  upload: 'M12 16V4M7 8l5-5 5 5M4 20h16',
  refresh: 'M20 11a8 8 0 0 0-14.9-3M4 4v4h4M4 13a8 8 0 0 0 14.9 3M20 20v-4h-4',
  folder: 'M3 6.5A1.5 1.5 0 0 1 4.5 5h4.8l2 2.5h8.2A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18z',
  file: 'M6 2h8l5 5v15H6zM14 2v5h5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  up: 'M12 20V5M5 12l7-7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-5-5',
  lock: 'M6 11h12v10H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  warning: 'M12 3 2 20h20zM12 10v4M12 17h.01',
  error: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM12 7v6M12 16.5h.01',
  info: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM12 11v6M12 7.5h.01',
  check: 'M4 12.5l5.5 5.5L20 7',
  more: 'M12 5h.01M12 12h.01M12 19h.01',
  key: 'M14 10a5 5 0 1 0-4.600 5L11 13.5h2.5V11z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};

// A drawing of the list above, which says nothing to a screen reader.
export const icon = name => el('svg', { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, el('path', { d: icons[name] ?? '' }));

export const button = (label, onclick, { kind = '', icon: drawing, title, disabled, type = 'button' } = {}) =>
  el('button', { type, class: `button ${kind}`, onclick, title, disabled, 'aria-label': label ? undefined : title }, drawing && icon(drawing), label && el('span', {}, label));

export const iconButton = (name, title, onclick, more = {}) => el('button', { type: 'button', class: 'icon-button', title, 'aria-label': title, onclick, ...more }, icon(name));

export const badge = (text, kind = '') => el('span', { class: `badge ${kind}` }, text);

export const empty = (drawing, title, text, ...actions) => el('div', { class: 'empty' }, icon(drawing), el('h2', {}, title), text && el('p', {}, text), actions.length > 0 && el('div', { class: 'actions' }, actions));

export const spinner = () => el('div', { class: 'spinner', role: 'status', 'aria-label': t('loading') });

export const card = (title, ...children) => el('section', { class: 'card' }, title && el('h2', {}, title), children);

// A table of rows. Columns: { title, cell(row), class }.
export function table(columns, rows, { caption, rowClass, onrow } = {}) {
  return el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': caption }, el('table', {},
    caption && el('caption', { class: 'visually-hidden' }, caption),
    el('thead', {}, el('tr', {}, columns.map(column => el('th', { scope: 'col', class: column.class }, column.title)))),
    el('tbody', {}, rows.map(row => el('tr', { class: rowClass?.(row), onclick: onrow && (() => onrow(row)) },
      columns.map(column => el('td', { class: column.class, 'data-title': column.title }, column.cell(row))))))));
}

// ---- numbers and times ----

const locale = () => language === 'zh' ? 'zh-CN' : 'en-GB';

export function bytes(count) {
  if (count < 1024)
    return `${count} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let value = count / 1024, unit = 0;
  while (value >= 1023.95 && unit < units.length - 1) { value /= 1024; unit++; }
  return `${value.toLocaleString(locale(), { maximumFractionDigits: value < 10 ? 2 : 1 })} ${units[unit]}`;
}

export const number = count => count.toLocaleString(locale());

export const dateTime = value => new Date(value).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'medium' });

export const time = value => new Date(value).toLocaleTimeString(locale());

export function duration(seconds) {
  if (seconds < 1)
    return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60)
    return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  if (seconds < 3600)
    return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}

// ---- requests ----

// A request that cannot be done: status, and errors by field.
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title ?? t('failed', status));
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

let antiForgery = null;
let onLoggedOut = () => {};

export const setAntiForgery = token => { antiForgery = token; };
export const whenLoggedOut = handler => { onLoggedOut = handler; };
export const requestHeaders = () => ({ 'Accept-Language': language === 'zh' ? 'zh-CN' : 'en', ...(antiForgery && { 'X-Glassport-Token': antiForgery }) });

// Makes a request below /api; answers the JSON, or nothing where there is none.
export async function request(method, path, body, { signal, raw = false } = {}) {
  const headers = requestHeaders();
  const isJson = body !== undefined && !(body instanceof Blob);
  if (isJson)
    headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch('/api' + path, { method, headers, body: isJson ? JSON.stringify(body) : body, signal });
  } catch (failure) {
    if (failure.name === 'AbortError')
      throw failure;
    throw new Refusal(0, { title: t('unreachable') });
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    if (response.status === 401 && path !== '/login')
      onLoggedOut();
    throw new Refusal(response.status, problem);
  }
  if (raw)
    return response;
  return response.status === 204 ? undefined : response.headers.get('Content-Type')?.includes('json') ? response.json() : response.text();
}

export const get = (path, options) => request('GET', path, undefined, options);
export const post = (path, body, options) => request('POST', path, body ?? {}, options);
export const put = (path, body, options) => request('PUT', path, body ?? {}, options);
export const remove = (path, options) => request('DELETE', path, undefined, options);

// Follows server-sent events: handlers by event name get the parsed data. Answers what ends it.
export function follow(path, handlers) {
  const source = new EventSource(`/api${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  for (const [name, handler] of Object.entries(handlers))
    source.addEventListener(name, event => handler(JSON.parse(event.data)));
  return () => source.close();
}

// ---- what the page says by itself ----

export function toast(text, kind = 'info') {
  const shown = el('div', { class: `toast ${kind}` }, icon(kind === 'error' ? 'error' : kind === 'success' ? 'check' : 'info'), el('span', {}, text),
    iconButton('close', t('close'), () => shown.remove()));
  document.getElementById('toasts').append(shown);
  if (kind !== 'error')
    setTimeout(() => shown.remove(), 5000);
}

// Does something, and says what went wrong if it does.
export async function attempt(work, done) {
  try {
    const result = await work();
    if (done)
      toast(done, 'success');
    return result;
  } catch (failure) {
    if (failure.name !== 'AbortError')
      toast(failure.message, 'error');
    return undefined;
  }
}

// A dialog. build(close) makes its content; the promise answers what close was called with.
export function dialog(title, build, { wide = false } = {}) {
  return new Promise(resolve => {
    const shown = el('dialog', { class: wide ? 'dialog wide' : 'dialog', 'aria-label': title });
    const close = value => { shown.close(); shown.remove(); resolve(value); };
    shown.addEventListener('cancel', event => { event.preventDefault(); close(undefined); });
    append(shown, [el('header', {}, el('h2', {}, title), iconButton('close', t('close'), () => close(undefined))), build(close, shown)]);
    document.body.append(shown);
    shown.showModal();
  });
}

export const confirm = (title, text, action, kind = 'danger') => dialog(title, close => [
  el('p', { class: 'dialog-text' }, text),
  el('footer', {}, button(t('cancel'), () => close(false)), button(action, () => close(true), { kind })),
]);

let fieldCount = 0;

// A labelled input with its hint and its error. name is the field's path in what the server says of wrong fields.
export function field(label, input, { hint, name } = {}) {
  const id = `field-${++fieldCount}`;
  const target = input.matches('input,select,textarea') ? input : input.querySelector('input,select,textarea') ?? input;
  target.id ||= id;
  const error = el('p', { class: 'field-error', id: `${id}-error`, hidden: true });
  const about = hint && el('p', { class: 'field-hint', id: `${id}-hint` }, hint);
  target.setAttribute('aria-describedby', `${hint ? `${id}-hint ` : ''}${id}-error`);
  const whole = el('div', { class: input.type === 'checkbox' ? 'field check' : 'field', 'data-field': name }, input.type === 'checkbox'
    ? [el('label', { for: target.id }, input, el('span', {}, label)), about, error]
    : [el('label', { for: target.id }, label), input, about, error]);
  whole.setError = text => {
    error.textContent = text ?? '';
    error.hidden = !text;
    if (text)
      target.setAttribute('aria-invalid', 'true');
    else
      target.removeAttribute('aria-invalid');
  };
  return whole;
}

// Shows what a refusal says of the fields of a form; what belongs to none of them is shown above its footer. Answers whether a field was marked.
export function showErrors(form, refusal) {
  const fields = [...form.querySelectorAll('[data-field]')];
  for (const one of fields)
    one.setError?.(null);
  const rest = [];
  for (const { field: path, message } of refusal?.errors ?? []) {
    const found = fields.find(one => one.dataset.field === path) ?? fields.find(one => one.dataset.field && path.startsWith(one.dataset.field));
    if (found?.setError)
      found.setError(message);
    else
      rest.push(path ? `${path}: ${message}` : message);
  }
  let above = form.querySelector('.form-error');
  if (!above) {
    above = el('div', { class: 'form-error', role: 'alert' });
    form.insertBefore(above, form.querySelector('footer'));
  }
  fill(above, rest.length > 0 ? rest.map(text => el('p', {}, text)) : refusal && refusal.errors.length === 0 ? el('p', {}, refusal.message) : []);
  form.querySelector('[aria-invalid]')?.focus();
  return fields.some(one => one.querySelector('[aria-invalid]'));
}

export const input = (properties = {}) => el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...properties });

export const select = (options, value, properties = {}) => el('select', properties, options.map(([key, label]) => el('option', { value: key, selected: key === value }, label)));

// A row of tabs; each has a key, a label and build(), which is asked when the tab is first shown.
export function tabs(list, chosen, onchange) {
  const panel = el('div', { class: 'tab-panel', role: 'tabpanel', id: `panel-${++fieldCount}`, tabindex: '-1' });
  const row = el('div', { class: 'tabs', role: 'tablist' });
  const choose = key => {
    for (const each of row.children) {
      each.setAttribute('aria-selected', String(each.dataset.key === key));
      each.tabIndex = each.dataset.key === key ? 0 : -1;
    }
    fill(panel, list.find(one => one.key === key).build());
    panel.setAttribute('aria-labelledby', `tab-${panel.id}-${key}`);
    onchange?.(key);
  };
  for (const one of list) {
    row.append(el('button', {
      type: 'button', role: 'tab', id: `tab-${panel.id}-${one.key}`, 'data-key': one.key, 'aria-controls': panel.id, onclick: () => choose(one.key),
      onkeydown: event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step)
          return;
        const next = row.children[([...row.children].indexOf(event.currentTarget) + step + row.children.length) % row.children.length];
        next.focus();
        next.click();
      },
    }, one.label));
  }
  choose(chosen ?? list[0].key);
  return el('div', { class: 'tabbed' }, row, panel);
}
