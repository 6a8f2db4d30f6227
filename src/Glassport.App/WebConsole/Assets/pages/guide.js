import '/pages/guide.strings.js';
import '/pages/wire.strings.js';
import { badge, button, card, el, fill, get, icon, number, t } from '/kit.js';

const interval = 1500;
const mostPackets = 16;

// What a step looks at: the sites, the users, the newest capture since the beginning, and the last session in it.
const has = (...phases) => world => phases.every(phase => world.phases.has(phase));

const guides = {
  active: [
    { key: 'site', page: 'sites', check: world => world.sites.some(site => site.settings.isStarted && site.endpoints.length > 0) },
    { key: 'user', page: 'sites/users', check: world => world.users.length > 0 },
    { key: 'capture', page: 'wire', check: world => !!world.recording },
    { key: 'login.active', page: 'files', check: has('control-handshake', 'login'), phases: ['control-handshake', 'greeting', 'login'] },
    { key: 'list', page: 'files', check: has('list'), phases: ['list'] },
    { key: 'download', page: 'files', check: has('download'), phases: ['download'] },
    { key: 'quit', page: 'files', check: has('quit', 'control-close'), phases: ['quit', 'control-close'] },
    { key: 'stop', page: 'wire', check: world => world.recording && world.recording.state !== 'Capturing' },
  ],
  site: [
    { key: 'site', page: 'sites', check: world => world.sites.some(site => site.settings.isStarted && site.endpoints.length > 0) },
    { key: 'anonymous', page: 'sites', check: world => world.sites.some(site => site.settings.authentication.anonymous && site.settings.rules.some(rule => rule.effect === 'allow' && ['everyone', 'anonymous'].includes(rule.who))) },
    { key: 'capture', page: 'wire', check: world => !!world.recording },
    { key: 'login', page: 'files', check: has('control-handshake', 'login'), phases: ['control-handshake', 'greeting', 'login'] },
    { key: 'list.passive', page: 'files', check: has('list'), phases: ['list'] },
    { key: 'download', page: 'files', check: has('download'), phases: ['download'] },
    { key: 'quit', page: 'files', check: has('quit', 'control-close'), phases: ['quit', 'control-close'] },
    { key: 'stop', page: 'wire', check: world => world.recording && world.recording.state !== 'Capturing' },
    { key: 'site.stop', page: 'sites', check: world => world.sites.length > 0 && world.sites.every(site => !site.settings.isStarted) },
  ],
};

export async function show(place, rest) {
  const key = rest[0];
  if (!guides[key]) {
    fill(place, el('h1', {}, t('nav.guide')), el('p', {}, t('guide.text')), el('div', { class: 'grid' }, Object.keys(guides).map(one => card(t(`guide.${one}`), el('p', {}, t(`guide.${one}.text`)), el('div', {}, el('a', { class: 'button primary', href: `#/guide/${one}` }, icon('play'), t(`guide.${one}`)))))));
    return;
  }
  const stored = `guide.${key}`;
  const restart = () => localStorage.setItem(stored, JSON.stringify({ begun: new Date().toISOString(), done: [] }));
  if (!localStorage.getItem(stored))
    restart();
  const steps = el('ol', { class: 'guide' });
  fill(place, el('div', { class: 'page-head' }, el('h1', {}, t(`guide.${key}`)), el('div', { class: 'actions' }, button(t('guide.again'), () => { restart(); watch(); }, { icon: 'refresh' }))), el('p', { class: 'muted' }, t('guide.text')), steps);
  let shown = '';

  async function watch() {
    const state = JSON.parse(localStorage.getItem(stored));
    const world = await look(state.begun);
    // A step that was done stays done: a site may be stopped again.
    let reached = state.done.length;
    while (reached < guides[key].length && guides[key][reached].check(world)) {
      state.done.push(guides[key][reached].key);
      reached++;
    }
    localStorage.setItem(stored, JSON.stringify(state));
    const now = JSON.stringify([reached, world.conversation, world.counts]);
    if (now === shown)
      return;
    shown = now;
    fill(steps, await Promise.all(guides[key].map((step, index) => drawStep(step, index, reached, world))), reached === guides[key].length && el('li', { class: 'done' }, el('h2', {}, t('guide.finished')), world.recording && el('div', {}, el('a', { class: 'button primary', href: `#/wire/${world.recording.id}/${world.conversation ?? ''}` }, icon('guide'), t('guide.read')))));
  }

  await watch();
  const timer = setInterval(() => steps.isConnected ? watch().catch(() => {}) : clearInterval(timer), interval);
}

async function look(begun) {
  const [sites, users, recordings] = await Promise.all([get('/sites'), get('/users'), get('/recordings')]);
  const recording = recordings.find(one => one.created >= begun);
  const world = { sites, users, recording, conversation: null, phases: new Map(), counts: 0 };
  if (!recording || recording.revision === 0)
    return world;
  const story = await get(`/recordings/${recording.id}/story`);
  const last = story.conversations.findLast(one => one.transfers > 0) ?? story.conversations.at(-1);
  if (!last)
    return world;
  world.conversation = last.id;
  const told = await get(`/recordings/${recording.id}/conversations/${last.id}`);
  for (const step of told.steps)
    world.phases.set(step.phase, step);
  world.counts = told.steps.length;
  return world;
}

async function drawStep(step, index, reached, world) {
  const state = index < reached ? 'done' : index === reached ? 'now' : 'later';
  return el('li', { class: state, 'aria-current': state === 'now' && 'step' }, el('header', {}, el('h2', {}, t(`guide.step.${step.key}`)), badge(t(state === 'done' ? 'guide.done' : state === 'now' ? 'guide.waits' : 'guide.later'), state === 'done' ? 'good' : state === 'now' ? 'accent' : '')),
    el('p', {}, t(`guide.step.${step.key}.text`)), state === 'now' && el('div', {}, el('a', { class: 'button', href: `#/${step.page}` }, t('guide.go'))),
    state !== 'later' && step.phases && world.recording && await drawPackets(step.phases, world));
}

async function drawPackets(phases, world) {
  const told = phases.map(phase => world.phases.get(phase)).filter(Boolean);
  if (told.length === 0)
    return null;
  // By number, as the story has it: while it is captured the table does not know yet that PORT and the data belong to the transfer.
  const filter = `conversation == ${world.conversation} and (${told.map(one => `frame.number >= ${one.first} and frame.number <= ${one.last}`).join(' or ')})`;
  const page = await get(`/recordings/${world.recording.id}/packets?count=${mostPackets}&filter=${encodeURIComponent(filter)}`);
  return el('details', { open: true }, el('summary', {}, t('guide.packets')), told.map(one => el('p', {}, el('strong', {}, `${one.title} `), one.text)),
    el('ol', { class: 'dialogue' }, page.rows.map(row => el('li', { class: row.roles.includes('command') ? 'c' : row.roles.includes('reply') ? 's' : 'x' }, `${String(row.number).padStart(4)}  ${row.from} → ${row.to}  ${row.info}`))),
    page.fitting > mostPackets && el('a', { href: `#/wire/${world.recording.id}/${world.conversation}` }, t('guide.more', number(page.fitting - mostPackets))));
}
