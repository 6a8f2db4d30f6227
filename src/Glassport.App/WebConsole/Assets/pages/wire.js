import '/pages/wire.strings.js';
import { drawLadder } from '/pages/ladder.js';
import { hexDump, showPacket } from '/pages/packet.js';
import { packetTable } from '/pages/packets.js';
import { attempt, badge, button, bytes, card, confirm, dateTime, dialog, el, empty, field, fill, follow, get, icon, iconButton, input, number, post, Refusal, remove, request, requestHeaders, select, showErrors, spinner, t, table, tabs, toast } from '/kit.js';

const mostViewed = 64 * 1024;
const severities = { error: 'bad', warning: 'warn', notice: 'note', info: '' };

// Captures: begun, opened, looked at packet by packet, and told.
export async function show(place, rest) {
  if (rest[0] === 'show')
    return showSession(place, rest[1], rest[2]);
  return rest[0] ? showRecording(place, rest[0], rest[1], rest[2]) : showStart(place);
}

async function showSession(place, client, said) {
  try {
    const found = await get(`/conversations?client=${encodeURIComponent(client)}`);
    location.replace(`#/wire/${found.recording}/${found.conversation}${said ? `/${encodeURIComponent(said)}` : ''}`);
  } catch (failure) {
    fill(place, el('h1', {}, t('nav.wire')), empty('wire', t('wire.notfound'), failure.message, el('a', { class: 'button primary', href: '#/wire' }, t('wire.start'))));
  }
}

async function showStart(place) {
  const [interfaces, recordings] = await Promise.all([get('/interfaces').catch(failure => failure), get('/recordings')]);
  fill(place, el('h1', {}, t('nav.wire')), el('div', { class: 'wire-start' }, captureCard(interfaces), openCard()), card(t('wire.recordings'), recordings.length === 0 ? empty('wire', t('wire.none'), t('wire.none.text')) : recordingTable(recordings, place)));
}

function captureCard(interfaces) {
  if (interfaces instanceof Error)
    return card(t('wire.capture'), el('p', { class: 'field-error' }, interfaces.message));
  const on = select(interfaces.filter(one => one.isUp).map(one => [one.name, [one.name, ...one.addresses.slice(0, 2)].join(' · ')]), interfaces.find(one => one.isLoopback)?.name, { name: 'interface' });
  const filter = input({ name: 'capture-filter', placeholder: 'ftp', class: 'mono' });
  const form = el('form', {
    class: 'form',
    onsubmit: async event => {
      event.preventDefault();
      try {
        location.hash = `#/wire/${(await post('/recordings/capture', { interface: on.value, filter: filter.value })).id}`;
      } catch (failure) {
        showErrors(form, failure);
      }
    },
  }, field(t('wire.interface'), on, { name: 'interface' }), field(t('wire.filter.capture'), filter, { name: 'filter', hint: t('wire.filter.capture.hint') }), el('footer', {}, button(t('wire.start'), null, { kind: 'primary', type: 'submit', icon: 'play' })));
  return card(t('wire.capture'), el('p', { class: 'muted' }, t('wire.capture.text')), form);
}

function openCard() {
  const picker = el('input', { type: 'file', hidden: true, 'aria-label': t('wire.choose'), onchange: () => picker.files[0] && open(picker.files[0]) });
  const words = el('p', {}, t('wire.open.text'));
  const zone = el('div', { class: 'drop-zone' }, icon('upload'), words, picker, button(t('wire.choose'), () => picker.click(), { icon: 'file' }));
  async function open(file) {
    words.textContent = t('wire.uploading', file.name);
    // It is looked at while it is sent.
    const id = [...crypto.getRandomValues(new Uint8Array(5))].map(one => one.toString(16).padStart(2, '0')).join('');
    try {
      const sending = fetch(`/api/recordings?id=${id}&name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: requestHeaders(), body: file });
      let isSent = false;
      sending.then(() => { isSent = true; }, () => { isSent = true; });
      while (!isSent && !await get('/recordings').then(list => list.some(one => one.id === id && one.packets > 0)))
        await new Promise(resolve => setTimeout(resolve, 50));
      if (!isSent && zone.isConnected)
        location.hash = `#/wire/${id}`;
      const response = await sending;
      const answer = await response.json();
      if (!response.ok)
        throw new Refusal(response.status, answer);
      if (zone.isConnected)
        location.hash = `#/wire/${id}`;
    } catch (failure) {
      toast(failure.message, 'error');
      words.textContent = t('wire.open.text');
    }
  }
  zone.addEventListener('dragover', event => { event.preventDefault(); zone.classList.add('dropping'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('dropping'));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    zone.classList.remove('dropping');
    if (event.dataTransfer.files[0])
      open(event.dataTransfer.files[0]);
  });
  return card(t('wire.open'), zone);
}

const stateBadge = recording => badge([recording.state === 'Capturing' && el('span', { class: 'pulse' }), t(`wire.state.${recording.state}`)], { Capturing: 'bad', Reading: 'accent', Ready: 'good', Failed: 'warn' }[recording.state]);

const recordingTable = (recordings, place) => table([
  { title: t('wire.name'), cell: row => el('a', { href: `#/wire/${row.id}` }, row.name) },
  { title: t('wire.state'), cell: row => [stateBadge(row), row.problem && el('span', { class: 'muted' }, ` ${row.problem}`)] },
  { title: t('wire.filter.capture'), class: 'mono', cell: row => row.filter ?? '' },
  { title: t('wire.packets'), class: 'number', cell: row => number(row.packets) },
  { title: t('wire.size'), class: 'number', cell: row => bytes(row.bytes) },
  { title: t('wire.begun'), class: 'nowrap', cell: row => dateTime(row.created) },
  {
    title: t('actions'), class: 'row-actions', cell: row => iconButton('trash', `${t('wire.remove')} ${row.name}`, async () => {
      if (await confirm(t('wire.remove.title', row.name), t('wire.remove.text'), t('wire.remove')))
        await attempt(() => remove(`/recordings/${row.id}`));
      await showStart(place);
    }),
  },
], recordings, { caption: t('wire.recordings') });

async function showRecording(place, id, conversation, said) {
  let recording = await get(`/recordings/${id}`);
  const view = { story: null, told: null, conversation: conversation ?? null, revision: -1, tab: 'story', busy: false };
  const head = el('div', { class: 'wire-head' });
  const detail = el('section', { class: 'card' }, el('p', { class: 'muted' }, t('wire.detail.none')));
  const stepOf = packet => view.told?.steps.find(step => step.first <= packet && packet <= step.last);
  const packets = packetTable(id, row => attempt(() => showPacket(detail, id, row, stepOf)));
  const side = el('aside', { class: 'card wire-side' });

  function drawHead() {
    fill(head, el('a', { href: '#/wire', class: 'button small' }, t('wire.all')), el('h1', {}, recording.name), stateBadge(recording), recording.filter && badge(recording.filter), recording.dropped > 0 && badge(t('wire.dropped', number(recording.dropped)), 'warn'),
      recording.problem && badge(t('wire.problem', recording.problem), 'warn'), el('div', { class: 'actions' }, recording.state === 'Capturing' && button(t('wire.stop'), () => attempt(() => post(`/recordings/${id}/stop`)), { kind: 'danger', icon: 'stop' })));
  }

  const tabList = () => ['story', 'ladder', 'findings', 'streams', 'save'].map(key => ({ key, label: t(`wire.tab.${key}`) + (key === 'findings' && view.story?.findings.length ? ` (${view.story.findings.length})` : ''), build: () => panels[key]() }));

  const picker = () => view.story && view.story.conversations.length > 0 && [field(t('wire.conversation'), select(view.story.conversations.map(one => [one.id, `${one.id} · ${one.client} → ${one.server}${one.user ? ` · ${one.user}` : ''}`]), view.conversation, { onchange: event => choose(event.target.value) })),
    view.story.omitted > 0 && el('p', { class: 'muted' }, t('wire.omitted', number(view.story.omitted)))];

  const noConversation = () => empty('wire', t('wire.noconversation'), t('wire.noconversation.text'));

  const panels = {
    story: () => view.told ? [picker(), el('p', {}, view.told.summary), el('div', {}, button(t('wire.only'), () => setFilter(`conversation == ${view.conversation}`), { kind: 'small', icon: 'search' })),
      el('ol', { class: 'steps' }, view.told.steps.map(step => el('li', {}, el('button', { type: 'button', onclick: () => attempt(() => packets.goTo(step.first)) }, step.title), ' ', el('small', {}, step.packets), el('p', {}, step.text))))] : noConversation(),
    ladder: () => {
      if (!view.told)
        return noConversation();
      const drawn = el('div');
      drawLadder(drawn, view.story.conversations.find(one => one.id === view.conversation), view.told, packet => attempt(() => packets.goTo(packet)));
      return [picker(), drawn];
    },
    findings: () => view.story && view.story.findings.length > 0 ? view.story.findings.map(one => el('article', { class: `finding ${one.severity}` },
      el('header', {}, badge(one.severity, severities[one.severity]), one.title, one.conversation && badge(one.conversation)), el('p', {}, one.detail), one.advice && el('p', {}, el('strong', {}, `${t('wire.advice')}: `), one.advice),
      el('div', { class: 'finding-packets' }, one.packets.slice(0, 12).map(packet => button(t('wire.prove', packet), () => attempt(() => packets.goTo(packet)), { kind: 'small' }))))) : empty('check', t('wire.nofindings'), ''),
    streams: () => {
      if (!view.told)
        return noConversation();
      const dialogue = el('ol', { class: 'dialogue', tabindex: '0', 'aria-label': t('wire.dialogue') });
      const files = el('div');
      attempt(async () => {
        const said = await get(`/recordings/${id}/conversations/${view.conversation}/dialogue`);
        fill(dialogue, said.lines.map(line => el('li', { class: line.sender === 'client' ? 'c' : /^[45]/.test(line.text) ? 'bad' : 's', onclick: () => attempt(() => packets.goTo(line.packet)) }, `${line.sender === 'client' ? 'C>' : 'S>'} ${line.text}`)), said.omitted > 0 && el('li', { class: 'x' }, t('wire.lines.more', number(said.omitted))));
      });
      fill(files, recording.state === 'Capturing' ? el('p', { class: 'muted' }, t('wire.files.stop')) : button(t('wire.files.load'), () => attempt(() => showFiles(files)), { icon: 'files' }));
      return [picker(), el('h3', {}, t('wire.dialogue')), dialogue, el('h3', {}, t('wire.files')), files];
    },
    save: () => [
      el('h3', {}, t('wire.save.capture')), el('p', { class: 'muted' }, t('wire.save.capture.text')), el('div', {}, el('a', { class: 'button', href: `/api/recordings/${id}/capture`, download: '' }, icon('download'), t('wire.save.capture'))),
      el('h3', {}, t('wire.save.report')), el('p', { class: 'muted' }, t('wire.save.report.text')), el('div', { class: 'actions' }, ['html', 'markdown', 'json', 'svg', 'csv', 'text', 'zeek', 'eve'].map(form =>
        el('a', { class: 'button small', href: `/api/recordings/${id}/report?format=${form}&lang=${document.documentElement.lang}`, download: '' }, form.toUpperCase()))),
    ],
  };

  async function showFiles(files) {
    const manifest = await get(`/recordings/${id}/files`);
    fill(files, manifest.files.length === 0 ? el('p', { class: 'muted' }, t('wire.files.none')) : manifest.files.map(one => el('div', { class: 'stream-file' },
      el('div', {}, el('strong', {}, one.savedAs), ' ', badge(one.dataConnection, 'note'), !one.complete && badge(t('wire.incomplete'), 'warn'), el('p', { class: 'muted mono' }, t('wire.verified', bytes(one.savedBytes), one.sha256 ?? ''))),
      button(t('wire.only'), () => setFilter(`data == ${one.dataConnection}`), { kind: 'small' }), button(t('wire.view'), () => viewStream(one), { kind: 'small' }), el('a', { class: 'button small', href: `/api/recordings/${id}/files/${encodeURIComponent(one.savedAs)}`, download: '' }, icon('download')))));
  }

  // What a data connection carried: as text where it is text, else byte by byte.
  const viewStream = one => dialog(`${one.dataConnection} · ${one.savedAs}`, () => {
    const content = el('div', {}, spinner());
    (async () => {
      const answer = await request('GET', `/recordings/${id}/files/${encodeURIComponent(one.savedAs)}`, undefined, { raw: true });
      const whole = new Uint8Array(await answer.arrayBuffer());
      const part = whole.subarray(0, mostViewed);
      const isText = !part.some(byte => byte < 9 || byte > 13 && byte < 32 && byte !== 27);
      fill(content, el('p', { class: 'dialog-text muted' }, t('wire.view.part', bytes(part.length), bytes(whole.length))), isText ? el('pre', { class: 'preview-text', tabindex: '0' }, new TextDecoder().decode(part)) : el('div', { class: 'dialog-text' }, hexDump(part).element));
    })().catch(failure => fill(content, el('p', { class: 'dialog-text' }, failure.message)));
    return content;
  }, { wide: true });

  function drawSide() {
    const top = side.scrollTop;
    fill(side, tabs(tabList(), view.tab, key => { view.tab = key; }));
    side.scrollTop = top;
  }

  async function choose(key) {
    view.conversation = key;
    view.told = await get(`/recordings/${id}/conversations/${key}`);
    drawSide();
  }

  async function explain() {
    if (view.busy || recording.revision === 0 || recording.revision === view.revision)
      return;
    view.busy = true;
    try {
      view.story = await get(`/recordings/${id}/story`);
      view.revision = view.story.revision;
      packets.mark(view.story.findings.filter(one => one.severity === 'error' || one.severity === 'warning').flatMap(one => one.packets));
      const known = view.story.conversations.find(one => one.id === view.conversation) ?? view.story.conversations[0];
      view.told = known ? await get(`/recordings/${id}/conversations/${known.id}`) : null;
      view.conversation = known?.id ?? null;
      if (view.tab !== 'streams' && view.tab !== 'save' || !side.querySelector('.tabs'))
        drawSide();
    } catch {
      // The next revision tells.
    } finally {
      view.busy = false;
    }
  }

  // The last packet of the conversation that says this: what was done on the Files page just now.
  async function showSaid(text) {
    const test = text.includes('"') || !text.includes(' ') ? `ftp.request.command == "${text.split(' ')[0]}"` : `info == "${text}"`;
    const query = `filter=${encodeURIComponent(`conversation == ${conversation} and ${test}`)}`;
    const found = await get(`/recordings/${id}/packets?count=0&${query}`);
    const last = await get(`/recordings/${id}/packets?count=1&from=${Math.max(found.fitting - 1, 0)}&${query}`);
    if (last.rows[0])
      await packets.goTo(last.rows[0].number);
  }

  const words = el('datalist', { id: 'filter-words' });
  const filter = input({ list: 'filter-words', placeholder: t('wire.filter.placeholder'), 'aria-label': t('wire.filter'), name: 'display-filter' });
  const filterError = el('p', { class: 'field-error', role: 'alert' });
  async function setFilter(text) {
    filter.value = text;
    filterError.textContent = '';
    filter.removeAttribute('aria-invalid');
    try {
      await packets.filter(text);
    } catch (failure) {
      filterError.textContent = failure.message;
      filter.setAttribute('aria-invalid', 'true');
    }
  }
  get('/filter-words').then(known => fill(words, known.words.map(word => el('option', { value: word }))));

  drawHead();
  drawSide();
  fill(place, head, el('form', { class: 'wire-filter', role: 'search', onsubmit: event => { event.preventDefault(); setFilter(filter.value.trim()); } }, filter, words, button(t('wire.apply'), null, { type: 'submit', icon: 'search' }), button(t('wire.clear'), () => setFilter('')), filterError),
    el('div', { class: 'wire-body' }, el('div', { class: 'wire-left' }, packets.element, detail), side));
  packets.followEnd(recording.state === 'Capturing');
  await packets.filter(conversation ? `conversation == ${conversation}` : '').catch(() => {});
  if (conversation)
    filter.value = `conversation == ${conversation}`;
  await explain();
  if (said)
    await attempt(() => showSaid(said));
  let packetsBefore = recording.packets;
  return follow(`/recordings/${id}/events`, {
    recording: next => {
      const isOver = recording.state !== next.state && next.state !== 'Capturing';
      const isNew = next.packets !== packetsBefore;
      recording = next;
      packetsBefore = next.packets;
      drawHead();
      if (isOver || isNew)
        packets.refresh(isOver).catch(() => {});
      explain();
    },
  });
}
