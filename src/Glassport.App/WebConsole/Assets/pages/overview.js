import '/pages/overview.strings.js';
import '/pages/sites.strings.js';
import { attempt, bytes, card, dateTime, el, empty, fill, get, icon, number, t } from '/kit.js';

const interval = 5000;

// How the server is, and what failed.
export async function show(place) {
  const content = el('div', { class: 'stack' });
  fill(place, el('h1', {}, t('nav.overview')), content);
  const draw = async () => {
    const [overview, failures] = await Promise.all([get('/overview'), get('/records?failures=true&most=30')]);
    const sum = key => overview.samples.reduce((total, sample) => total + sample[key], 0);
    fill(content, overview.sites === 0 && el('section', { class: 'card' }, el('h2', {}, t('overview.welcome')), el('p', {}, t('overview.welcome.text')), el('div', { class: 'actions' }, el('a', { class: 'button primary', href: '#/sites' }, icon('plus'), t('sites.add')), el('a', { class: 'button', href: '#/guide' }, icon('guide'), t('overview.guide')))),
      card(null, el('div', { class: 'figures' }, figure(t('overview.of', overview.sitesStarted, overview.sites), t('overview.sites')), figure(number(overview.sessions), t('overview.sessions')), figure(number(sum('transfers')), t('overview.transfers')), figure(bytes(sum('sent') + sum('received')), t('overview.moved')), figure(number(sum('failures')), t('overview.failures')), figure(number(overview.bans), t('overview.bans')))),
      el('div', { class: 'grid' },
        card(t('overview.chart.sessions'), chart(overview, t('overview.chart.sessions'), [{ key: 'sessions', kind: '' }], number)),
        card(t('overview.chart.throughput'), chart(overview, t('overview.chart.throughput'), [{ key: 'sent', kind: '', label: t('overview.chart.sent') }, { key: 'received', kind: 'second', label: t('overview.chart.received') }], value => `${bytes(Math.round(value))}/s`, overview.interval)),
        card(t('overview.chart.failures'), chart(overview, t('overview.chart.failures'), [{ key: 'failures', kind: 'bad' }], number))),
      card(t('overview.failed'), failures.length === 0 ? empty('check', t('overview.failed.none'), t('overview.failed.text')) : el('ul', { class: 'failures' }, failures.map(row => el('li', {}, el('time', { datetime: row.time }, dateTime(row.time)), el('p', {}, row.explanation))))));
  };
  await draw();
  const timer = setInterval(() => content.isConnected ? attempt(draw) : clearInterval(timer), interval);
}

const figure = (value, label) => el('div', { class: 'figure' }, el('strong', {}, value), el('span', {}, label));

const width = 420, height = 150, left = 8, bottom = 22, top = 18;

// A line for each series, the newest sample at the right.
function chart(overview, title, series, words, divisor = 1) {
  const samples = overview.samples;
  const values = series.map(one => samples.map(sample => sample[one.key] / divisor));
  const most = Math.max(1, ...values.flat());
  const x = index => left + (width - 2 * left) * (samples.length < 2 ? 1 : index / (samples.length - 1));
  const y = value => height - bottom - (height - bottom - top) * value / most;
  const minutes = Math.round(samples.length * overview.interval / 60);
  const alt = series.map((one, index) => t('overview.chart.alt', one.label ?? title, words(Math.max(0, ...values[index])), words(values[index].at(-1) ?? 0))).join(' ');
  return el('figure', { class: 'chart', style: { margin: '0' } }, el('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': alt },
    el('line', { class: 'axis', x1: left, x2: width - left, y1: height - bottom, y2: height - bottom }), el('line', { class: 'axis', x1: left, x2: width - left, y1: top, y2: top }), el('text', { x: left, y: top - 5 }, words(most)),
    el('text', { x: left, y: height - 6 }, t('overview.chart.ago', minutes)), el('text', { x: width - left, y: height - 6, 'text-anchor': 'end' }, t('overview.chart.now')),
    series.map((one, index) => {
      const points = values[index].map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
      return points.length > 0 && [index === 0 && el('polygon', { class: `area ${one.kind}`, points: `${x(0)},${height - bottom} ${points.join(' ')} ${x(samples.length - 1)},${height - bottom}` }), el('polyline', { class: `line ${one.kind}`, points: points.join(' ') })];
    })), series.length > 1 && el('figcaption', { class: 'chart-legend' }, series.map(one => el('span', {}, el('span', { 'aria-hidden': 'true', style: { color: one.kind === 'second' ? 'var(--note)' : 'var(--accent)' } }, '■ '), one.label))));
}
