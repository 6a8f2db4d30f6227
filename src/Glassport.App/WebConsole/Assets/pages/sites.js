import '/pages/sites.strings.js';
import { editSite, showPassword, siteWizard } from '/pages/site-form.js';
import { attempt, badge, button, bytes, card, confirm, dateTime, dialog, duration, el, empty, field, fill, follow, get, icon, iconButton, input, post, put, remove, showErrors, t, table, tabs, time } from '/kit.js';

const soon = 30 * 24 * 3600 * 1000;

// The server's sites, users, sessions, bans and log.
export async function show(place, rest, session) {
  const mayChange = session.role === 'Administrator';
  let end = null;
  const stop = () => { end?.(); end = null; };
  const panel = (key, draw) => ({
    key, label: t(`sites.tab.${key}`), build: () => {
      stop();
      const content = el('div', { class: 'tab-panel' });
      Promise.resolve(draw(content, mayChange)).then(ender => { end = ender ?? null; }, failure => fill(content, empty('error', failure.message, '')));
      return content;
    },
  });
  fill(place, el('h1', {}, t('nav.sites')), tabs([panel('sites', showSites), panel('users', showUsers), panel('sessions', showSessions), panel('bans', showBans), panel('log', showLog)], ['users', 'sessions', 'bans', 'log'].includes(rest[0]) ? rest[0] : 'sites'));
  return stop;
}

async function showSites(place, mayChange) {
  const rows = await get('/sites');
  const again = () => showSites(place, mayChange);
  const add = () => mayChange && button(t('sites.add'), async () => { if (await siteWizard()) await again(); }, { kind: 'primary', icon: 'plus' });
  fill(place, rows.length === 0 ? empty('sites', t('sites.none'), t('sites.none.text'), add()) : [el('div', { class: 'actions' }, add()), el('div', { class: 'site-cards' }, rows.map(row => siteCard(row, mayChange, again)))]);
}

function siteCard(row, mayChange, again) {
  const site = row.settings;
  const turn = async verb => {
    await attempt(() => post(`/sites/${encodeURIComponent(site.name)}/${verb}`), t(verb === 'start' ? 'sites.wasstarted' : 'sites.wasstopped', site.name));
    await again();
  };
  return el('article', { class: 'card site-card' }, el('header', {}, el('h2', {}, site.name), badge(site.isStarted ? t('sites.started') : t('sites.stopped'), site.isStarted ? 'good' : ''), row.sessions > 0 && badge(`${row.sessions} · ${t('sites.sessions')}`, 'accent')),
    el('dl', { class: 'summary' }, el('dt', {}, t('sites.folder')), el('dd', { class: 'mono' }, site.physicalPath, !row.folderExists && [' ', badge(t('sites.folder.missing'), 'bad')]),
      el('dt', {}, t('sites.bindings')), el('dd', {}, site.bindings.length === 0 ? t('sites.nobinding') : site.bindings.map((one, index) => el('div', { class: 'mono' }, `${one.address}:${one.port === 0 ? row.endpoints[index]?.split(':').at(-1) ?? 0 : one.port}${one.hostName ? ` (${one.hostName})` : ''} `, one.tls !== 'none' ? badge(t(`sites.tls.${one.tls}`), 'good') : badge(t('sites.tls.none'), 'warn')))),
      row.certificates.length > 0 && [el('dt', {}, t('sites.certificate')), el('dd', {}, row.certificates.map(certificate))]),
    mayChange && el('footer', { class: 'actions' }, site.isStarted ? button(t('sites.stop'), () => turn('stop'), { icon: 'stop', kind: 'small' }) : button(t('sites.start'), () => turn('start'), { icon: 'play', kind: 'small' }),
      button(t('edit'), async () => { if (await editSite(row)) await again(); }, { icon: 'edit', kind: 'small' }),
      button(t('remove'), async () => {
        if (await confirm(t('sites.remove.title', site.name), t('sites.remove.text'), t('remove')))
          await attempt(() => remove(`/sites/${encodeURIComponent(site.name)}`));
        await again();
      }, { icon: 'trash', kind: 'small' })));
}

function certificate(one) {
  if (one.problem)
    return el('div', {}, badge(one.problem, 'bad'));
  const left = new Date(one.validUntil) - Date.now();
  return el('div', { title: `SHA-256 ${one.fingerprint}` }, `${one.subject} `, el('span', { class: 'muted' }, t('sites.validuntil', dateTime(one.validUntil))), ' ', one.isSelfSigned && badge(t('sites.selfsigned')), left < 0 ? badge(t('sites.ended'), 'bad') : left < soon && badge(t('sites.ends'), 'warn'));
}

async function showUsers(place, mayChange) {
  const [users, groups] = await Promise.all([get('/users'), get('/groups')]);
  const again = () => showUsers(place, mayChange);
  fill(place, card(null, users.length === 0 ? empty('user', t('users.none'), '') : table([
    { title: t('users.name'), cell: row => [row.name, ' ', !row.isEnabled && badge(t('users.disabled'), 'bad'), !row.hasPassword && badge(t('users.nopassword'), 'warn')] },
    { title: t('users.groups'), cell: row => row.groups.join(', ') },
    { title: t('users.home'), class: 'mono', cell: row => row.home ?? '' },
    {
      title: t('actions'), class: 'row-actions', cell: row => mayChange && [iconButton('edit', `${t('edit')} ${row.name}`, async () => { if (await editUser(row)) await again(); }), iconButton('trash', `${t('remove')} ${row.name}`, async () => {
        if (await confirm(t('users.remove.title', row.name), t('users.remove.text'), t('remove')))
          await attempt(() => remove(`/users/${encodeURIComponent(row.name)}`));
        await again();
      })],
    },
  ], users, { caption: t('sites.tab.users') }), mayChange && el('div', {}, button(t('users.add'), async () => { if (await editUser(null)) await again(); }, { icon: 'plus', kind: 'primary' }))),
  card(t('groups.title'), groups.length === 0 ? el('p', { class: 'muted' }, t('groups.none')) : el('div', { class: 'actions' }, groups.map(group => el('span', { class: 'badge' }, group.name, mayChange && iconButton('close', `${t('remove')} ${group.name}`, async () => { await attempt(() => remove(`/groups/${encodeURIComponent(group.name)}`)); await again(); })))),
    mayChange && el('div', {}, button(t('groups.add'), async () => { if (await addGroup()) await again(); }, { icon: 'plus' }))));
}

const ownFields = failure => { failure.errors = failure.errors.map(one => ({ ...one, field: one.field.replace(/^(users|groups)\[\d+\]\.?/, '') })); return failure; };

function editUser(row) {
  return dialog(row ? t('users.edit', row.name) : t('users.add'), close => {
    const name = input({ value: row?.name ?? '', required: true, disabled: !!row }), password = input({ type: 'password', autocomplete: 'new-password' }), groups = input({ value: row?.groups.join(', ') ?? '' }), home = input({ value: row?.home ?? '', class: 'mono' }), quota = input({ value: row?.quota?.bytes ?? '', inputmode: 'numeric' });
    const enabled = el('input', { type: 'checkbox', checked: row?.isEnabled ?? true });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          const body = { ...(row ?? {}), name: name.value, isEnabled: enabled.checked, groups: groups.value.split(',').map(one => one.trim()).filter(Boolean), home: home.value.trim() || null, quota: { ...(row?.quota ?? {}), bytes: quota.value.trim() ? Number(quota.value) : null }, password: password.value || undefined };
          const result = await put(`/users/${encodeURIComponent(name.value)}`, body);
          close(true);
          if (result.password)
            await showPassword(name.value, result.password);
        } catch (failure) {
          showErrors(form, ownFields(failure));
        }
      },
    }, field(t('users.name'), name, { name: 'name' }), field(t('users.password'), password, { name: 'password', hint: row ? t('users.password.keep') : t('users.password.new') }), field(t('users.groups'), groups, { name: 'groups', hint: t('users.groups.hint') }), field(t('users.home'), home, { name: 'home', hint: t('users.home.hint') }), field(t('users.quota'), quota, { name: 'quota.bytes', hint: t('sites.limit.hint') }), field(t('users.enabled'), enabled),
    el('footer', {}, button(t('cancel'), () => close(false)), button(t('save'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

function addGroup() {
  return dialog(t('groups.add'), close => {
    const name = input({ required: true });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          await put(`/groups/${encodeURIComponent(name.value)}`, { name: name.value });
          close(true);
        } catch (failure) {
          showErrors(form, ownFields(failure));
        }
      },
    }, field(t('groups.name'), name, { name: 'name' }), el('footer', {}, button(t('cancel'), () => close(false)), button(t('add'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

// Draws anew without taking the focus from who is about to press a button.
function keepingFocus(place, draw) {
  const label = place.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
  draw();
  if (label)
    [...place.querySelectorAll('[aria-label]')].find(one => one.getAttribute('aria-label') === label)?.focus();
}

async function showSessions(place) {
  const before = new Map();
  const draw = rows => {
    const now = performance.now();
    const rates = new Map(rows.map(row => {
      const known = before.get(row.id);
      return [row.id, known && known.path === row.path && row.moved >= known.moved ? (row.moved - known.moved) / Math.max((now - known.at) / 1000, 0.001) : 0];
    }));
    before.clear();
    for (const row of rows)
      before.set(row.id, { moved: row.moved, path: row.path, at: now });
    fill(place, rows.length === 0 ? empty('user', t('sessions.none'), t('sessions.none.text')) : card(null, table([
      { title: t('sessions.client'), class: 'mono', cell: row => [row.client, ' ', row.isSecure && badge(t('sessions.secure'), 'good')] },
      { title: t('sessions.user'), cell: row => row.user ?? el('span', { class: 'muted' }, t('sessions.notyet')) },
      { title: t('sessions.site'), cell: row => row.site },
      { title: t('sessions.doing'), cell: row => row.doing ? `${row.doing} ${row.path ?? ''}` : el('span', { class: 'muted' }, t('sessions.waits')) },
      { title: t('sessions.moved'), class: 'number', cell: row => row.path ? bytes(row.moved) : '' },
      { title: t('sessions.rate'), class: 'number', cell: row => row.path ? `${bytes(Math.round(rates.get(row.id)))}/s` : '' },
      { title: t('sessions.idle'), class: 'number', cell: row => duration(row.idle) },
      { title: t('sessions.since'), class: 'nowrap', cell: row => time(row.started) },
      {
        title: t('actions'), class: 'row-actions', cell: row => [el('a', { class: 'icon-button', href: `#/wire/show/${encodeURIComponent(row.client)}`, title: t('sessions.wire'), 'aria-label': `${t('sessions.wire')} ${row.client}` }, icon('wire')), iconButton('close', `${t('sessions.end')} ${row.client}`, async () => {
          if (await confirm(t('sessions.end.title', row.user ?? row.client), t('sessions.end.text'), t('sessions.end')))
            await attempt(() => remove(`/sessions/${row.id}`));
        })],
      },
    ], rows, { caption: t('sites.tab.sessions') })));
  };
  draw(await get('/sessions'));
  return follow('/sessions/events', { sessions: rows => { if (!document.querySelector('dialog[open]')) keepingFocus(place, () => draw(rows)); } });
}

async function showBans(place, mayChange) {
  const rows = await get('/bans');
  const again = () => showBans(place, mayChange);
  const add = mayChange && button(t('bans.add'), async () => { if (await addBan()) await again(); }, { icon: 'plus' });
  fill(place, rows.length === 0 ? empty('lock', t('bans.none'), t('bans.none.text'), add) : card(null, table([
    { title: t('bans.network'), class: 'mono', cell: row => row.network },
    { title: t('bans.reason'), cell: row => row.reason },
    { title: t('bans.by'), cell: row => row.isManual ? t('bans.hand') : t('bans.logins') },
    { title: t('bans.until'), class: 'nowrap', cell: row => row.until ? dateTime(row.until) : t('bans.lifted') },
    { title: t('actions'), class: 'row-actions', cell: row => mayChange && button(t('bans.lift'), async () => { await attempt(() => remove(`/bans?network=${encodeURIComponent(row.network)}`)); await again(); }, { kind: 'small' }) },
  ], rows, { caption: t('sites.tab.bans') }), el('div', {}, add)));
}

function addBan() {
  return dialog(t('bans.add'), close => {
    const address = input({ required: true, class: 'mono' }), minutes = input({ inputmode: 'numeric', value: '60' }), reason = input();
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          await post('/bans', { address: address.value, minutes: minutes.value.trim() ? Number(minutes.value) : undefined, reason: reason.value });
          close(true);
        } catch (failure) {
          showErrors(form, failure);
        }
      },
    }, field(t('bans.address'), address, { name: 'address' }), field(t('bans.minutes'), minutes, { name: 'minutes', hint: t('bans.minutes.hint') }), field(t('bans.reason'), reason, { name: 'reason' }), el('footer', {}, button(t('cancel'), () => close(false)), button(t('bans.add'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

async function showLog(place) {
  const filter = input({ type: 'search', placeholder: t('log.filter'), 'aria-label': t('log.filter') }), rows = el('div');
  const draw = async () => {
    const records = await get(`/records?most=300${filter.value && `&text=${encodeURIComponent(filter.value)}`}`);
    fill(rows, records.length === 0 ? empty('info', t('log.none'), '') : table([
      { title: t('log.time'), class: 'nowrap', cell: row => dateTime(row.time) },
      { title: t('log.level'), cell: row => badge(t(`level.${row.level}`), { warning: 'warn', error: 'bad', critical: 'bad' }[row.level] ?? '') },
      { title: t('log.text'), cell: row => [el('div', {}, row.text), row.explanation && el('div', { class: 'muted' }, row.explanation)] },
    ], records, { caption: t('sites.tab.log') }));
  };
  filter.addEventListener('input', () => attempt(draw));
  fill(place, card(null, filter, rows));
  await draw();
}
