import '/pages/files.strings.js';
import { attempt, badge, button, bytes, card, confirm, dialog, el, empty, field, fill, get, icon, iconButton, input, post, put, Refusal, remove, request, requestHeaders, select, showErrors, spinner, t, table, toast } from '/kit.js';

const textLength = 256 * 1024;
const pictureLength = 24 << 20;
const pictures = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp', svg: 'image/svg+xml', ico: 'image/x-icon', avif: 'image/avif' };
const texts = /\.(txt|md|log|csv|tsv|json|xml|html?|css|js|ts|ini|conf|cfg|ya?ml|sh|bat|cmd|ps1|c|h|cs|cpp|java|py|rb|go|rs|sql|toml|properties|diff|patch|lst|asc|pem|me)$|(^|\/)[^.]+$/i;

const join = (directory, name) => `${directory.replace(/\/$/, '')}/${name}`;
const parentOf = path => path.replace(/\/$/, '').replace(/\/[^/]*$/, '') || '/';

// The files of FTP servers: what is typed, listed and moved, and what was said for it.
export async function show(place, rest, session) {
  const visits = await get('/visits');
  const known = visits.find(one => one.id === rest[0]) ?? visits.at(-1);
  if (known)
    await showVisit(place, known, session);
  else
    await showStart(place, session);
}

async function showStart(place, session) {
  const places = await get('/places');
  const bar = connectBar(places, visit => showVisit(place, visit, session));
  fill(place, el('div', { class: 'page-head' }, el('h1', {}, t('nav.files')), session.role === 'Administrator' && el('div', { class: 'actions' }, button(t('files.allowed'), editAllowed, { icon: 'lock' }))),
    card(null, bar.form, places.length > 0 && el('div', { class: 'files-places' }, el('span', { class: 'muted' }, t('files.places')), places.map(one =>
      button(one.site ? `${t('files.site', one.site)} (${one.address})` : one.address, () => bar.choose(one), { kind: 'small', icon: one.site ? 'sites' : 'link' }))), bar.explanation),
    empty('files', t('files.start.title'), t('files.start.text')));
}

function connectBar(places, connected) {
  const address = input({ placeholder: 'ftp://', required: true, inputmode: 'url', value: places[0]?.address ?? '', name: 'address' });
  const user = input({ name: 'user', autocomplete: 'off' });
  const password = input({ type: 'password', name: 'ftp-password', autocomplete: 'off' });
  const mode = select(['auto', 'passive', 'active'].map(key => [key, t(`files.mode.${key}`)]), 'auto', { name: 'mode' });
  const tls = select(['none', 'explicit', 'implicit'].map(key => [key, t(`files.tls.${key}`)]), places[0]?.tls ?? 'none', { name: 'tls' });
  const connect = button(t('files.connect'), null, { kind: 'primary', type: 'submit' });
  const explanation = el('div', { class: 'explained' });
  const form = el('form', {
    class: 'files-bar',
    onsubmit: async event => {
      event.preventDefault();
      showErrors(form, null);
      fill(explanation);
      connect.disabled = true;
      connect.querySelector('span').textContent = t('files.connecting');
      try {
        connected(await visit({ address: address.value, user: user.value, password: password.value || undefined, mode: mode.value, tls: /^ftp(es|s)?:/i.test(address.value) && tls.value === 'none' ? undefined : tls.value }));
      } catch (failure) {
        showErrors(form, failure);
        if (failure.explanation)
          fill(explanation, explained(failure.explanation, true));
      } finally {
        connect.disabled = false;
        connect.querySelector('span').textContent = t('files.connect');
      }
    },
  }, field(t('files.address'), address, { name: 'address', hint: t('files.address.hint') }), field(t('files.user'), user, { name: 'user', hint: t('files.user.hint') }), field(t('password'), password, { name: 'password' }),
  field(t('files.mode'), mode, { name: 'mode' }), field(t('files.tls'), tls, { name: 'tls' }), el('footer', {}, connect));
  return { form, explanation, choose: one => { address.value = one.address; tls.value = one.tls; user.focus(); } };
}

// As post(), with the explanation that comes with a failure.
async function visit(body) {
  const response = await fetch('/api/visits', { method: 'POST', headers: { ...requestHeaders(), 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
  if (!response)
    throw new Refusal(0, { title: t('unreachable') });
  const answer = await response.json();
  if (response.ok)
    return answer;
  const refusal = new Refusal(response.status, answer);
  refusal.explanation = answer.explanation;
  throw refusal;
}

const explained = (explanation, failed = false) => [
  explanation.tried.length > 0 && [el('h3', {}, t('files.tried')), el('ol', {}, explanation.tried.map(step => el('li', {}, step)))],
  (explanation.findings.length > 0 || !failed) && el('h3', {}, t('files.findings')), explanation.findings.length === 0 && !failed && el('p', {}, t('files.fine')),
  explanation.findings.map(one => el('div', { class: `explained-finding ${one.severity}` }, el('strong', {}, one.title), el('p', {}, one.detail), one.advice && el('p', {}, el('strong', {}, `${t('files.advice')}: `), one.advice))),
];

function editAllowed() {
  return dialog(t('files.allowed'), close => {
    const hosts = el('textarea', { rows: '8', class: 'mono', spellcheck: 'false' });
    get('/places/allowed').then(list => { hosts.value = list.join('\n'); });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          await put('/places/allowed', hosts.value.split('\n'));
          toast(t('files.allowed.saved'), 'success');
          close(true);
        } catch (failure) {
          showErrors(form, failure);
        }
      },
    }, field(t('files.allowed'), hosts, { name: 'hosts', hint: t('files.allowed.text') }), el('footer', {}, button(t('cancel'), () => close()), button(t('save'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

async function showVisit(place, row, session) {
  const api = `/visits/${row.id}`;
  const state = { path: row.directory, entries: [], chosen: new Set(), sort: 'name', down: false, filter: '', note: '' };
  const list = el('section', { class: 'card files-list' });
  const transfers = el('ul', { class: 'transfers' });
  const transferCard = card(t('files.transfers'), transfers);
  transferCard.hidden = true;
  const dialogue = el('ol', { class: 'dialogue', tabindex: '0', 'aria-label': t('files.dialogue') });
  const ends = new Map();
  const mayWatch = ['Operator', 'Administrator'].includes(session.role);
  let lastLine = 0;

  async function listen() {
    const lines = await get(`${api}/dialogue?after=${lastLine}`).catch(() => []);
    if (lines.length === 0)
      return;
    for (const line of lines) {
      // Two may have asked for the same lines at once.
      if (line.number <= lastLine)
        continue;
      lastLine = line.number;
      // Transfers beside each other have sessions, and so client's ends, of their own.
      const connected = /^\*  connected to .* from (\S+)$/.exec(line.text);
      if (connected)
        ends.set(line.session, connected[1]);
      const said = line.text.startsWith('C> ') ? line.text.slice(3) : null;
      dialogue.append(el('li', { class: { 'C>': 'c', 'S>': /^S> [45]/.test(line.text) ? 'bad' : 's', 'D ': 'd' }[line.text.slice(0, 2)] ?? 'x', title: line.time }, line.text,
        said && mayWatch && ends.has(line.session) && el('a', { class: 'to-wire', href: `#/wire/show/${encodeURIComponent(ends.get(line.session))}/${encodeURIComponent(said.split(' ')[0] === 'PASS' ? 'PASS' : said)}`, title: t('files.wire'), 'aria-label': `${t('files.wire')}: ${said}` }, icon('wire'))));
    }
    dialogue.scrollTop = dialogue.scrollHeight;
  }

  // Does something with the server, then shows what was said for it.
  async function act(work) {
    const result = await attempt(async () => { await work(); return true; });
    await listen();
    return result;
  }

  const enter = async path => {
    if (await act(async () => {
      const listing = await get(`${api}/list?path=${encodeURIComponent(path)}`);
      state.path = listing.path;
      state.entries = listing.entries;
      state.note = [listing.unreadableRows > 0 && t('files.unreadable', listing.unreadableRows), listing.isTruncated && t('files.truncated')].filter(Boolean).join(' ');
      state.chosen.clear();
    }))
      draw();
  };

  const visible = () => {
    const direction = state.down ? -1 : 1;
    const value = { name: one => one.name.toLowerCase(), size: one => one.size ?? -1, modified: one => one.modified ?? '' }[state.sort];
    return state.entries.filter(one => one.name.toLowerCase().includes(state.filter.toLowerCase())).sort((a, b) =>
      (b.kind === 'directory') - (a.kind === 'directory') || (value(a) < value(b) ? -direction : value(a) > value(b) ? direction : 0));
  };

  const download = path => {
    const link = el('a', { href: `/api${api}/content?path=${encodeURIComponent(path)}`, download: '' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(listen, 1500);
  };

  const downloadChosen = () => {
    const link = el('a', { href: `/api${api}/zip?path=${encodeURIComponent(state.path)}&${[...state.chosen].map(name => `name=${encodeURIComponent(name)}`).join('&')}`, download: '' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(listen, 1500);
  };

  const deleteEntry = one => request('DELETE', `${api}/${one.kind === 'directory' ? 'directory' : 'file'}?path=${encodeURIComponent(join(state.path, one.name))}`);

  async function deleteAll(entries) {
    if (!await confirm(entries.length === 1 ? t('files.delete.title', entries[0].name) : t('files.delete.many', entries.length), t('files.delete.text'), t('files.delete')))
      return;
    await act(async () => { for (const one of entries) await deleteEntry(one); });
    await enter(state.path);
  }

  const askName = (title, label, value, work) => dialog(title, close => {
    const name = input({ value, required: true });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          await work(name.value);
          close(true);
        } catch (failure) {
          showErrors(form, failure);
        }
        await listen();
      },
    }, field(label, name, { name: 'path' }), el('footer', {}, button(t('cancel'), () => close()), button(title, null, { kind: 'primary', type: 'submit' })));
    setTimeout(() => name.select());
    return form;
  });

  async function rename(one) {
    if (await askName(t('files.rename'), t('files.newname'), one.name, name => post(`${api}/rename`, { from: join(state.path, one.name), to: name.startsWith('/') ? name : join(state.path, name) })))
      await enter(state.path);
  }

  async function makeFolder() {
    if (await askName(t('files.newfolder'), t('files.foldername'), '', name => post(`${api}/directories`, { path: join(state.path, name) })))
      await enter(state.path);
  }

  async function preview(one) {
    const path = join(state.path, one.name), extension = one.name.split('.').at(-1).toLowerCase();
    await dialog(one.name, () => {
      const content = el('div', {}, spinner());
      (async () => {
        if (pictures[extension]) {
          if (one.size > pictureLength)
            return fill(content, el('p', { class: 'dialog-text' }, t('files.preview.large', bytes(one.size))));
          const answer = await request('GET', `${api}/content?path=${encodeURIComponent(path)}`, undefined, { raw: true });
          const url = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: pictures[extension] }));
          return fill(content, el('img', { src: url, class: 'preview-picture', alt: one.name, onload: () => URL.revokeObjectURL(url) }));
        }
        if (!texts.test(one.name))
          return fill(content, el('p', { class: 'dialog-text' }, t('files.preview.not')));
        const answer = await request('GET', `${api}/content?path=${encodeURIComponent(path)}&length=${textLength}`, undefined, { raw: true });
        const text = new TextDecoder().decode(await answer.arrayBuffer());
        return fill(content, one.size > textLength && el('p', { class: 'dialog-text muted' }, t('files.preview.part', bytes(textLength), bytes(one.size))), el('pre', { class: 'preview-text', tabindex: '0' }, text));
      })().catch(failure => fill(content, el('p', { class: 'dialog-text' }, failure.message))).finally(listen);
      return [content, el('footer', {}, button(t('files.download'), () => download(path), { icon: 'download', kind: 'primary' }))];
    }, { wide: true });
  }

  async function upload(files) {
    for (const file of files) {
      const present = state.entries.find(one => one.name === file.name);
      if (present && !await confirm(t('files.overwrite.title', file.name), t('files.overwrite.text'), t('files.overwrite')))
        continue;
      await send(file, join(state.path, file.name));
    }
    await enter(state.path);
  }

  function send(file, path) {
    transferCard.hidden = false;
    const bar = el('progress', { max: String(Math.max(file.size, 1)), value: 0, 'aria-label': file.name });
    const words = el('small', { 'aria-live': 'polite' }), actions = el('span', { class: 'actions' });
    transfers.prepend(el('li', {}, el('strong', {}, file.name), actions, bar, words));
    return new Promise(resolve => {
      const begin = offset => {
        const xhr = new XMLHttpRequest();
        xhr.open('PUT', `/api${api}/content?path=${encodeURIComponent(path)}&offset=${offset}`);
        for (const [name, value] of Object.entries(requestHeaders()))
          xhr.setRequestHeader(name, value);
        xhr.upload.onprogress = event => {
          bar.value = offset + event.loaded;
          words.textContent = t('files.progress', bytes(offset + event.loaded), bytes(file.size));
        };
        const cut = reason => {
          words.textContent = t('files.cut', reason);
          fill(actions, button(t('files.resume'), async () => begin((await get(`${api}/size?path=${encodeURIComponent(path)}`).catch(() => ({}))).size ?? 0), { kind: 'small' }), button(t('files.again'), () => begin(0), { kind: 'small' }));
          listen();
          resolve();
        };
        xhr.onload = () => {
          const answer = JSON.parse(xhr.responseText || '{}');
          if (xhr.status >= 300)
            return cut(answer.title ?? String(xhr.status));
          bar.value = Math.max(file.size, 1);
          words.textContent = t('files.done', answer.sha256);
          fill(actions, badge('✓', 'good'));
          if (offset > 0)
            enter(state.path);
          listen();
          return resolve();
        };
        xhr.onerror = () => cut(t('unreachable'));
        xhr.onabort = () => cut(t('files.stop'));
        fill(actions, button(t('files.stop'), () => xhr.abort(), { kind: 'small' }));
        xhr.send(file.slice(offset));
      };
      begin(0);
    });
  }

  const openEntry = one => one.kind === 'file' ? preview(one) : enter(join(state.path, one.name));

  const heading = (key, label) => el('button', {
    type: 'button', onclick: () => { state.down = state.sort === key && !state.down; state.sort = key; drawRows(); },
  }, label, state.sort === key ? (state.down ? ' ↓' : ' ↑') : '');

  const rows = el('div');
  const chosenTools = el('span', { class: 'actions' });
  const picker = el('input', { type: 'file', multiple: true, hidden: true, onchange: () => { upload([...picker.files]); picker.value = ''; } });

  function drawChosen() {
    const entries = state.entries.filter(one => state.chosen.has(one.name));
    fill(chosenTools, entries.length > 0 && [button(t('files.download.selected', entries.length), downloadChosen, { icon: 'download' }), button(t('files.delete.selected', entries.length), () => deleteAll(entries), { icon: 'trash' })]);
  }

  function drawRows() {
    const shown = visible();
    const total = shown.reduce((sum, one) => sum + (one.kind === 'file' ? one.size ?? 0 : 0), 0);
    const all = el('input', {
      type: 'checkbox', 'aria-label': t('files.select.all'), checked: shown.length > 0 && shown.every(one => state.chosen.has(one.name)),
      onchange: () => { for (const one of shown) state.chosen[all.checked ? 'add' : 'delete'](one.name); drawRows(); },
    });
    fill(rows, shown.length === 0
      ? empty('folder', state.entries.length === 0 ? t('files.empty') : t('files.nomatch'), state.entries.length === 0 ? t('files.empty.text') : '')
      : table([
        { title: all, cell: one => el('input', { type: 'checkbox', 'aria-label': t('files.select', one.name), checked: state.chosen.has(one.name), onchange: event => { state.chosen[event.target.checked ? 'add' : 'delete'](one.name); drawChosen(); } }) },
        { title: heading('name', t('files.name')), cell: one => el('span', { class: 'files-name' }, icon(one.kind === 'directory' ? 'folder' : one.kind === 'link' ? 'link' : 'file'), el('span', { class: 'visually-hidden' }, t(`files.kind.${one.kind}`)), el('button', { type: 'button', onclick: () => openEntry(one), title: one.target ? `→ ${one.target}` : undefined }, one.name)) },
        { title: heading('size', t('files.size')), class: 'number', cell: one => one.kind === 'directory' || one.size === undefined ? '' : el('span', { title: String(one.size) }, bytes(one.size)) },
        { title: heading('modified', t('files.modified')), class: 'nowrap', cell: one => (one.modified ?? '').replace('T', ' ').replace('Z', ' UTC') },
        { title: t('files.permissions'), class: 'mono', cell: one => one.permissions ?? '' },
        {
          title: t('actions'), class: 'row-actions', cell: one => [
            one.kind !== 'directory' && iconButton('download', `${t('files.download')} ${one.name}`, () => download(join(state.path, one.name))),
            iconButton('edit', `${t('files.rename')} ${one.name}`, () => rename(one)), iconButton('trash', `${t('files.delete')} ${one.name}`, () => deleteAll([one])),
          ],
        },
      ], shown, { caption: state.path }), el('div', { class: 'files-foot' }, el('span', {}, t('files.count', shown.length, bytes(total))), el('span', {}, t('files.drop')), state.note && el('span', {}, state.note)));
    drawChosen();
  }

  function draw() {
    const parts = state.path.split('/').filter(Boolean);
    fill(list, el('header', {},
      el('div', { class: 'files-where' },
        el('nav', { class: 'files-crumbs', 'aria-label': t('files.path') }, el('button', { type: 'button', onclick: () => enter('/') }, row.site), parts.map((part, index) => [el('span', { 'aria-hidden': 'true' }, '/'), el('button', { type: 'button', onclick: () => enter('/' + parts.slice(0, index + 1).join('/')) }, part)])),
        row.security
          ? el('span', { title: row.security.isKnown ? t('files.known') : t('files.firstmet', row.security.certificateHash) }, badge([icon('lock'), row.security.version], row.security.isKnown ? 'good' : 'note'))
          : el('span', { title: t('files.clear.title') }, badge(t('files.clear'), 'warn')),
        badge(row.user), badge(t(`files.mode.${row.mode}`))),
      el('div', { class: 'files-tools' },
        iconButton('up', t('files.up'), () => enter(parentOf(state.path)), { disabled: state.path === '/' }), iconButton('refresh', t('files.refresh'), () => enter(state.path)),
        input({ type: 'search', placeholder: t('files.filter'), 'aria-label': t('files.filter'), value: state.filter, oninput: event => { state.filter = event.target.value; drawRows(); } }),
        button(t('files.newfolder'), makeFolder, { icon: 'plus' }), button(t('files.upload'), () => picker.click(), { icon: 'upload', kind: 'primary' }), picker, chosenTools)), rows);
    drawRows();
  }

  list.addEventListener('dragover', event => { event.preventDefault(); list.classList.add('dropping'); });
  list.addEventListener('dragleave', event => { if (!list.contains(event.relatedTarget)) list.classList.remove('dropping'); });
  list.addEventListener('drop', event => {
    event.preventDefault();
    list.classList.remove('dropping');
    upload([...event.dataTransfer.files]);
  });

  const explain = () => dialog(t('files.explain'), () => {
    const content = el('div', { class: 'dialog-text explained' }, spinner());
    get(`${api}/explanation`).then(explanation => fill(content, explained(explanation)), failure => fill(content, failure.message));
    return content;
  }, { wide: true });

  fill(place, el('div', { class: 'page-head' }, el('h1', {}, t('nav.files')), el('div', { class: 'actions' },
    mayWatch && el('a', { class: 'button', href: `#/wire/show/${encodeURIComponent(row.client)}` }, icon('wire'), el('span', {}, t('files.wire'))),
    button(t('files.explain'), explain, { icon: 'info' }),
    button(t('files.disconnect'), async () => { await attempt(() => remove(api)); location.hash = '#/files'; await showStart(place, session); }, { icon: 'close' }))),
  el('div', { class: 'files-body' }, list, el('aside', { class: 'files-side' }, transferCard, card(t('files.dialogue'), el('p', { class: 'muted' }, t('files.dialogue.text')), dialogue))));
  await listen();
  await enter(row.directory);
  const timer = setInterval(() => dialogue.isConnected ? listen() : clearInterval(timer), 2000);
}
