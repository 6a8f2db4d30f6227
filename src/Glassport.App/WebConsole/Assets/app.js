import '/strings.js';
import { button, currentLanguage, el, empty, field, fill, get, icon, iconButton, input, post, remove, setAntiForgery, setLanguage, showErrors, spinner, t, whenLoggedOut } from '/kit.js';
import * as overview from '/pages/overview.js';
import * as sites from '/pages/sites.js';
import * as files from '/pages/files.js';
import * as guide from '/pages/guide.js';
import * as wire from '/pages/wire.js';
import * as settings from '/pages/settings.js';

// The pages in the order of the navigation; each is a module with show(place, rest, session), which may answer what ends it.
const pages = [
  { key: 'overview', icon: 'overview', role: 'Operator', page: overview },
  { key: 'sites', icon: 'sites', role: 'Operator', page: sites },
  { key: 'files', icon: 'files', role: 'User', page: files },
  { key: 'wire', icon: 'wire', role: 'Operator', page: wire },
  { key: 'guide', icon: 'guide', role: 'Operator', page: guide },
  { key: 'settings', icon: 'settings', role: 'User', page: settings },
];

const ranks = ['Nobody', 'User', 'Operator', 'Administrator'];
const app = document.getElementById('app');
let session = null;
let leave = null;

const mayUse = role => ranks.indexOf(session.role) >= ranks.indexOf(role);

const storedTheme = localStorage.getItem('theme');
if (storedTheme)
  document.documentElement.dataset.theme = storedTheme;

function switchTheme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = dark === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('theme', next);
}

function switchLanguage() {
  setLanguage(currentLanguage() === 'zh' ? 'en' : 'zh');
  render();
}

const tools = () => [
  el('button', { type: 'button', class: 'text-button', title: t('language.title'), onclick: switchLanguage }, t('language')),
  iconButton('sun', t('theme'), switchTheme),
];

function showLogin() {
  leave?.();
  leave = null;
  const name = input({ autocomplete: 'username', required: true, name: 'name' });
  const password = input({ type: 'password', autocomplete: 'current-password', required: true, name: 'password' });
  const form = el('form', {
    class: 'login-form',
    onsubmit: async event => {
      event.preventDefault();
      try {
        session = await post('/login', { name: name.value, password: password.value });
        setAntiForgery(session.antiForgery);
        render();
      } catch (failure) {
        showErrors(form, failure);
        password.select();
      }
    },
  }, field(t('name'), name), field(t('password'), password, { hint: t('login.hint') }), el('footer', {}, button(t('login.button'), null, { kind: 'primary', type: 'submit' })));
  fill(app, el('main', { class: 'login' }, el('div', { class: 'login-card' },
    el('img', { src: '/icon.svg', alt: '', width: '56', height: '56' }), el('h1', {}, t('login.title')), el('p', {}, t('login.text')), form, el('div', { class: 'login-tools' }, tools()))));
  document.title = t('login.title');
  name.focus();
}

async function logOut() {
  await remove('/login').catch(() => {});
  session = null;
  setAntiForgery(null);
  showLogin();
}

function render() {
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en';
  if (!session?.name) {
    showLogin();
    return;
  }
  leave?.();
  leave = null;
  const [, key = pages.find(one => mayUse(one.role)).key, ...rest] = location.hash.split('/');
  const current = pages.find(one => one.key === key) ?? pages[0];
  const place = el('div', { class: 'page' }, spinner());
  const main = el('main', { id: 'content', tabindex: '-1', class: `main main-${current.key}` }, place);
  const nav = el('nav', { class: 'nav', 'aria-label': t('nav.main') },
    el('a', { class: 'brand', href: '#/' }, el('img', { src: '/icon.svg', alt: '', width: '30', height: '30' }), el('span', {}, 'Glassport')),
    el('div', { class: 'nav-links' }, pages.filter(one => mayUse(one.role)).map(one => el('a', {
      href: `#/${one.key}`, 'aria-current': one === current && 'page',
    }, icon(one.icon), el('span', {}, t(`nav.${one.key}`))))),
    el('div', { class: 'nav-tools' }, tools(), el('span', { class: 'who', title: t(`role.${session.role}`) }, icon('user'), session.name), el('button', { type: 'button', class: 'text-button', onclick: logOut }, t('logout'))));
  fill(app, el('a', { class: 'skip', href: '#content', onclick: event => { event.preventDefault(); main.focus(); } }, t('skip')), el('div', { class: 'shell' }, nav, main));
  document.title = `${t(`nav.${current.key}`)} · Glassport`;
  if (!mayUse(current.role)) {
    fill(place, empty('lock', t('forbidden.title'), t('forbidden.text')));
    return;
  }
  Promise.resolve(current.page.show(place, rest.map(decodeURIComponent), session)).then(end => {
    if (!place.isConnected)
      end?.();
    else
      leave = end ?? null;
  }, failure => fill(place, empty('error', failure.message, '')));
}

whenLoggedOut(() => {
  session = null;
  setAntiForgery(null);
  showLogin();
});
addEventListener('hashchange', render);
setLanguage(currentLanguage());
session = await get('/login').catch(() => null);
setAntiForgery(session?.antiForgery);
render();
