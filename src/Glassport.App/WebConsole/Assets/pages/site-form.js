// The forms of a site: the wizard that adds one, and the tabs that change one. Both make the same JSON, as docs/configuration.md describes it.

import { button, dialog, el, field, fill, iconButton, input, post, put, select, showErrors, t, tabs, toast } from '/kit.js';

const hasErrors = problems => problems.length > 0;

// Each part: key, build(site) makes its fields, read(site) puts what they say into the site and answers what is wrong: [{ field, message }].

function generalPart(isNew) {
  const name = input({ required: true, maxlength: '255' }), path = input({ required: true, class: 'mono' }), make = el('input', { type: 'checkbox' });
  return {
    key: 'general',
    makesFolder: () => make.checked,
    build: site => {
      name.value = site.name ?? '';
      path.value = site.physicalPath ?? '';
      return [field(t('sites.name'), name, { name: 'name', hint: t('sites.name.hint') }), field(t('sites.physical'), path, { name: 'physicalPath', hint: t('sites.physical.hint') }), isNew && field(t('sites.make'), make)];
    },
    read: site => {
      site.name = name.value.trim();
      site.physicalPath = path.value.trim();
      return [!site.name && { field: 'name', message: t('sites.missing') }, !site.physicalPath ? { field: 'physicalPath', message: t('sites.missing') } : !/^(\/|[A-Za-z]:[\\/])/.test(site.physicalPath) && { field: 'physicalPath', message: t('sites.path.bad') }].filter(Boolean);
    },
  };
}

function bindingsPart() {
  let rows = [];
  const list = el('div', { class: 'form' });
  const login = el('input', { type: 'checkbox' }), data = el('input', { type: 'checkbox' }), certificate = input({ class: 'mono' }), key = input({ class: 'mono' });
  const addRow = binding => {
    const row = { address: input({ value: binding.address, list: 'addresses' }), port: input({ value: String(binding.port), inputmode: 'numeric' }), host: input({ value: binding.hostName ?? '' }), tls: select(['none', 'explicit', 'implicit'].map(one => [one, t(`sites.tls.${one}`)]), binding.tls) };
    rows.push(row);
    draw();
  };
  const draw = () => fill(list, rows.map((row, index) => el('fieldset', { 'data-field': `bindings[${index}]` }, el('legend', {}, t('sites.binding', index + 1)), el('div', { class: 'field-row' },
    field(t('sites.address'), row.address, { name: `bindings[${index}].address` }), field(t('sites.port'), row.port, { name: `bindings[${index}].port` }), field(t('sites.host'), row.host, { name: `bindings[${index}].hostName`, hint: t('sites.host.hint') }), field(t('sites.tls'), row.tls, { name: `bindings[${index}].tls` })),
    rows.length > 1 && el('div', {}, button(t('sites.binding.remove'), () => { rows = rows.filter(one => one !== row); draw(); }, { kind: 'small', icon: 'trash' })))),
  el('div', {}, button(t('sites.binding.add'), () => addRow({ address: '*', port: 21, tls: 'none' }), { kind: 'small', icon: 'plus' })));
  return {
    key: 'bindings',
    build: site => {
      rows = [];
      for (const binding of site.bindings ?? [])
        addRow(binding);
      draw();
      login.checked = site.tls?.requireForLogin ?? false;
      data.checked = site.tls?.requireForData ?? false;
      certificate.value = site.tls?.certificates?.[0]?.path ?? '';
      key.value = site.tls?.certificates?.[0]?.keyPath ?? '';
      return [list, el('datalist', { id: 'addresses' }, el('option', { value: '*' }, t('sites.address.all')), el('option', { value: '127.0.0.1' })), field(t('sites.require.login'), login), field(t('sites.require.data'), data),
        el('div', { class: 'field-row' }, field(t('sites.certfile'), certificate, { name: 'tls.certificates[0].path', hint: t('sites.certfile.hint') }), field(t('sites.keyfile'), key, { name: 'tls.certificates[0].keyPath', hint: t('sites.keyfile.hint') }))];
    },
    read: site => {
      const problems = [];
      site.bindings = rows.map((row, index) => {
        const port = /^\d{1,5}$/.test(row.port.value.trim()) ? Number(row.port.value) : NaN;
        if (!(port >= 0 && port <= 65535))
          problems.push({ field: `bindings[${index}].port`, message: t('sites.port.bad') });
        if (!row.address.value.trim())
          problems.push({ field: `bindings[${index}].address`, message: t('sites.missing') });
        return { address: row.address.value.trim(), port, hostName: row.host.value.trim() || null, tls: row.tls.value };
      });
      const kept = site.tls?.certificates?.slice(1) ?? [];
      site.tls = { ...site.tls, requireForLogin: login.checked, requireForData: data.checked, certificates: certificate.value.trim() ? [{ ...site.tls?.certificates?.[0], path: certificate.value.trim(), keyPath: key.value.trim() || null }, ...kept] : kept };
      return problems;
    },
  };
}

function authenticationPart(isNew) {
  const anonymous = el('input', { type: 'checkbox' }), users = el('input', { type: 'checkbox' }), system = el('input', { type: 'checkbox' });
  const name = input({ autocomplete: 'off' }), password = input({ type: 'password', autocomplete: 'new-password' });
  return {
    key: 'authentication',
    user: () => isNew && users.checked && name.value.trim() ? { name: name.value.trim(), password: password.value || undefined } : null,
    build: site => {
      anonymous.checked = site.authentication?.anonymous ?? false;
      users.checked = site.authentication?.users ?? true;
      system.checked = site.authentication?.systemAccounts ?? false;
      return [field(t('sites.anonymous'), anonymous, { name: 'authentication' }), field(t('sites.users.auth'), users), field(t('sites.system'), system),
        isNew && el('fieldset', {}, el('legend', {}, t('sites.firstuser')), el('div', { class: 'field-row' }, field(t('users.name'), name, { name: 'user.name', hint: t('sites.firstuser.hint') }), field(t('sites.firstpassword'), password, { hint: t('sites.firstpassword.hint') })))];
    },
    read: site => {
      site.authentication = { ...site.authentication, anonymous: anonymous.checked, users: users.checked, systemAccounts: system.checked };
      return anonymous.checked || users.checked || system.checked ? [] : [{ field: 'authentication', message: t('sites.noauth') }];
    },
  };
}

function rulesPart() {
  let rows = [];
  const list = el('div', { class: 'form' });
  const addRow = rule => {
    const [who, ...name] = rule.who.split(':');
    const known = new Set(rule.operations);
    const row = {
      rule, effect: select([['allow', t('sites.allow')], ['deny', t('sites.deny')]], rule.effect), who: select(['everyone', 'anonymous', 'users', 'user', 'group'].map(one => [one, t(`sites.who.${one}`)]), who, { onchange: () => draw() }), name: input({ value: name.join(':') }),
      read: el('input', { type: 'checkbox', checked: known.has('all') || known.has('read') }), write: el('input', { type: 'checkbox', checked: known.has('all') || known.has('write') }), path: input({ value: rule.path ?? '/', class: 'mono' }),
    };
    rows.push(row);
    draw();
  };
  const draw = () => fill(list, el('p', { class: 'muted' }, rows.length > 0 ? t('sites.rules.text') : t('sites.norules')), rows.map((row, index) => {
    const isNamed = row.who.value === 'user' || row.who.value === 'group';
    return el('fieldset', { 'data-field': `rules[${index}]` }, el('legend', {}, t('sites.rule', index + 1)), el('div', { class: 'field-row' }, field(t('sites.effect'), row.effect), field(t('sites.who'), row.who, { name: `rules[${index}].who` }), isNamed && field(t('sites.who.name'), row.name, { name: `rules[${index}].name` }), field(t('sites.path'), row.path, { name: `rules[${index}].path` })),
      el('div', { class: 'actions' }, field(t('sites.may.read'), row.read, { name: `rules[${index}].operations` }), field(t('sites.may.write'), row.write), button(t('sites.rule.remove'), () => { rows = rows.filter(one => one !== row); draw(); }, { kind: 'small', icon: 'trash' })));
  }), el('div', {}, button(t('sites.rule.add'), () => addRow({ effect: 'allow', who: 'users', operations: ['read'] }), { kind: 'small', icon: 'plus' })));
  const operationsOf = row => {
    const rest = row.rule.operations.filter(one => !['all', 'read', 'write'].includes(one));
    return [...(row.read.checked && row.write.checked ? ['all'] : row.read.checked ? ['read'] : row.write.checked ? ['write'] : []), ...rest];
  };
  return {
    key: 'rules',
    build: site => {
      rows = [];
      for (const rule of site.rules ?? [])
        addRow(rule);
      draw();
      return [list];
    },
    read: site => {
      const problems = [];
      site.rules = rows.map((row, index) => {
        const isNamed = row.who.value === 'user' || row.who.value === 'group';
        if (isNamed && !row.name.value.trim())
          problems.push({ field: `rules[${index}].name`, message: t('sites.missing') });
        if (operationsOf(row).length === 0)
          problems.push({ field: `rules[${index}].operations`, message: t('sites.missing') });
        return { effect: row.effect.value, who: isNamed ? `${row.who.value}:${row.name.value.trim()}` : row.who.value, operations: operationsOf(row), path: row.path.value.trim() || '/' };
      });
      return problems;
    },
  };
}

function morePart() {
  const text = {}, number = value => value.trim() === '' ? null : Number(value);
  const make = (key, properties) => { text[key] = input(properties); return text[key]; };
  const isolation = select(['none', 'startInUserDirectory', 'userDirectory'].map(one => [one, t(`sites.isolation.${one}`)]), 'none'), language = select([['en', 'English'], ['zh-CN', '中文']], 'en');
  return {
    key: 'more',
    build: site => {
      isolation.value = site.isolation;
      language.value = site.messages.language;
      const fields = [
        el('div', { class: 'field-row' }, field(t('sites.limit.sessions'), make('sessions', { inputmode: 'numeric', value: site.limits.sessions ?? '' }), { name: 'limits.sessions', hint: t('sites.limit.hint') }), field(t('sites.limit.address'), make('perAddress', { inputmode: 'numeric', value: site.limits.sessionsPerAddress ?? '' }), { name: 'limits.sessionsPerAddress', hint: t('sites.limit.hint') })),
        el('div', { class: 'field-row' }, field(t('sites.idle'), make('idle', { inputmode: 'numeric', value: site.limits.idleTimeout }), { name: 'limits.idleTimeout' }), field(t('sites.rate'), make('rate', { inputmode: 'numeric', value: site.limits.ratePerTransfer }), { name: 'limits.ratePerTransfer', hint: t('sites.rate.hint') })),
        el('div', { class: 'field-row' }, field(t('sites.passive'), make('passive', { value: site.data.passivePorts ?? '' }), { name: 'data.passivePorts', hint: t('sites.passive.hint') }), field(t('sites.public'), make('public', { value: site.data.publicAddress ?? '' }), { name: 'data.publicAddress', hint: t('sites.public.hint') })),
        field(t('sites.banner'), make('banner', { value: site.messages.banner ?? '' }), { name: 'messages.banner' }), field(t('sites.welcome'), make('welcome', { value: site.messages.welcome ?? '' }), { name: 'messages.welcome' }),
        el('div', { class: 'field-row' }, field(t('sites.isolation'), isolation, { name: 'isolation' }), field(t('sites.language'), language, { name: 'messages.language' })),
        el('div', { class: 'field-row' }, field(t('sites.w3c'), make('w3c', { class: 'mono', value: site.logs.w3C ?? '' }), { name: 'logs.w3C', hint: t('sites.log.hint') }), field(t('sites.xferlog'), make('xferlog', { class: 'mono', value: site.logs.xferlog ?? '' }), { name: 'logs.xferlog', hint: t('sites.log.hint') })),
      ];
      return fields;
    },
    read: site => {
      site.limits = { ...site.limits, sessions: number(text.sessions.value), sessionsPerAddress: number(text.perAddress.value), idleTimeout: number(text.idle.value), ratePerTransfer: number(text.rate.value) ?? 0 };
      site.data = { ...site.data, passivePorts: text.passive.value.trim() || null, publicAddress: text.public.value.trim() || null };
      site.messages = { ...site.messages, banner: text.banner.value || null, welcome: text.welcome.value || null, language: language.value };
      site.logs = { ...site.logs, w3C: text.w3c.value.trim() || null, xferlog: text.xferlog.value.trim() || null };
      site.isolation = isolation.value;
      return [];
    },
  };
}

// What the server says of sites[2].name is about the name here.
const ownFields = refusal => { refusal.errors = refusal.errors.map(one => ({ ...one, field: one.field.replace(/^sites\[\d+\]\.?/, '') })); return refusal; };

export function showPassword(name, password) {
  return dialog(t('sites.password.made', name), close => {
    const shown = input({ value: password, readonly: true, class: 'mono', 'aria-label': t('password') });
    return el('div', { class: 'form' }, field(t('sites.password.made', name), shown), el('footer', {}, button(t('copy'), () => { shown.select(); navigator.clipboard?.writeText(password).then(() => toast(t('settings.copied'), 'success'), () => {}); }, { icon: 'copy' }), button(t('close'), () => close(), { kind: 'primary' })));
  });
}

const describe = (site, user) => el('dl', { class: 'summary' },
  [[t('sites.name'), site.name], [t('sites.physical'), site.physicalPath], [t('sites.bindings'), site.bindings.map(one => `${one.address}:${one.port}${one.hostName ? ` (${one.hostName})` : ''} · ${t(`sites.tls.${one.tls}`)}`).join('\n') || t('sites.nobinding')],
    [t('sites.step.authentication'), [site.authentication.anonymous && t('sites.anonymous'), site.authentication.users && t('sites.users.auth'), site.authentication.systemAccounts && t('sites.system'), user && `${t('sites.firstuser')}: ${user.name}`].filter(Boolean).join('\n')],
    [t('sites.step.rules'), site.rules.map(one => `${t(`sites.${one.effect}`)} · ${one.who} · ${one.operations.join(', ')} · ${one.path}`).join('\n') || t('sites.norules')]].map(([label, value]) => [el('dt', {}, label), el('dd', {}, value)]));

// Adds a site step by step; answers whether one was added.
export function siteWizard() {
  const site = { name: '', physicalPath: '', bindings: [{ address: '*', port: 21, hostName: null, tls: 'none' }], authentication: { anonymous: false, users: true, systemAccounts: false }, rules: [{ effect: 'allow', who: 'users', operations: ['all'], path: '/' }], isStarted: true, tls: {} };
  const general = generalPart(true), authentication = authenticationPart(true), parts = [general, bindingsPart(), authentication, rulesPart()];
  return dialog(t('sites.wizard'), close => {
    const startNow = el('input', { type: 'checkbox', checked: true });
    const form = el('form', { class: 'form', novalidate: true });
    let step = 0, problems = null;
    const keys = [...parts.map(part => part.key), 'finish'];
    const stepOf = path => path.startsWith('bindings') || path.startsWith('tls') ? 1 : path.startsWith('authentication') || path.startsWith('user') ? 2 : path.startsWith('rules') ? 3 : 0;

    function draw() {
      const isLast = step === parts.length;
      fill(form, el('ol', { class: 'wizard-steps', 'aria-label': t('sites.wizard') }, keys.map((key, index) => el('li', { class: index === step ? 'current' : index < step ? 'done' : '', 'aria-current': index === step && 'step' }, t(`sites.step.${key}`)))),
        el('h3', { tabindex: '-1' }, t('sites.step', step + 1, keys.length, t(`sites.step.${keys[step]}`))), isLast ? [el('p', { class: 'muted' }, t('sites.summary')), describe(site, authentication.user()), field(t('sites.startnow'), startNow)] : parts[step].build(site),
        el('footer', {}, button(t('cancel'), () => close(false)), step > 0 && button(t('sites.back'), () => { if (!isLast) parts[step].read(site); step--; draw(); }), button(isLast ? t('sites.finish') : t('sites.next'), null, { kind: 'primary', type: 'submit' })));
      if (problems)
        showErrors(form, problems);
      problems = null;
    }

    async function finish() {
      try {
        const user = authentication.user();
        site.isStarted = startNow.checked;
        await post(`/sites?makeFolder=${general.makesFolder()}`, site);
        const made = user && await put(`/users/${encodeURIComponent(user.name)}`, user);
        close(true);
        toast(t('sites.made', site.name), 'success');
        if (made?.password)
          await showPassword(user.name, made.password);
      } catch (failure) {
        ownFields(failure);
        problems = failure;
        step = failure.errors.length > 0 ? stepOf(failure.errors[0].field) : step;
        draw();
      }
    }

    form.addEventListener('submit', event => {
      event.preventDefault();
      if (step === parts.length) {
        finish();
        return;
      }
      const errors = parts[step].read(site);
      if (hasErrors(errors)) {
        showErrors(form, { errors, message: '' });
        return;
      }
      step++;
      draw();
      form.querySelector('h3').focus();
    });
    draw();
    return form;
  }, { wide: true });
}

// Changes a site; answers whether it was saved.
export function editSite(row) {
  const site = structuredClone(row.settings);
  const parts = [generalPart(false), bindingsPart(), authenticationPart(false), rulesPart(), morePart()];
  return dialog(t('sites.edit', site.name), close => {
    const shown = new Map(parts.map(part => [part.key, el('div', { class: 'form' }, part.build(site))]));
    const form = el('form', { class: 'form', novalidate: true });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const errors = parts.flatMap(part => part.read(site).map(one => ({ ...one, part: part.key })));
      try {
        if (hasErrors(errors)) {
          form.querySelector(`[data-key=${errors[0].part}]`).click();
          showErrors(form, { errors, message: '' });
          return;
        }
        const result = await put(`/sites/${encodeURIComponent(row.settings.name)}`, site);
        close(true);
        toast(t('sites.saved'), 'success');
        for (const warning of result.warnings)
          toast(warning);
      } catch (failure) {
        ownFields(failure);
        const key = failure.errors.length === 0 ? null : failure.errors[0].field.startsWith('bindings') || failure.errors[0].field.startsWith('tls') ? 'bindings' : failure.errors[0].field.startsWith('authentication') ? 'authentication' : failure.errors[0].field.startsWith('rules') ? 'rules' : ['name', 'physicalPath'].includes(failure.errors[0].field) ? 'general' : 'more';
        if (key)
          form.querySelector(`[data-key=${key}]`).click();
        showErrors(form, failure);
      }
    });
    fill(form, tabs(parts.map(part => ({ key: part.key, label: t(`sites.step.${part.key}`), build: () => shown.get(part.key) }))), el('footer', {}, button(t('cancel'), () => close(false)), button(t('save'), null, { kind: 'primary', type: 'submit' })));
    return form;
  }, { wide: true });
}
