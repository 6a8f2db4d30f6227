import { attempt, button, card, confirm, dateTime, dialog, el, field, fill, get, iconButton, input, post, put, remove, select, showErrors, t, table, toast } from '/kit.js';

// The console itself: one's password and tokens; an administrator's accounts and audit log.
export async function show(place, rest, session) {
  const isAdministrator = session.role === 'Administrator';
  const accounts = el('div'), tokens = el('div'), audit = el('div');
  fill(place, el('h1', {}, t('nav.settings')), passwordCard(session), card(t('settings.tokens'), tokensText(), tokens),
    isAdministrator && [card(t('settings.accounts'), el('p', { class: 'muted' }, t('settings.accounts.text')), accounts), card(t('settings.audit'), el('p', { class: 'muted' }, t('settings.audit.text')), audit)],
    el('p', { class: 'muted' }, t('settings.version', session.version)));
  await showTokens(tokens);
  if (isAdministrator) {
    await showAccounts(accounts);
    await showAudit(audit);
  }
}

function tokensText() {
  const [before, after] = t('settings.tokens.text', '\u0000').split('\u0000');
  return el('p', { class: 'muted' }, before, el('a', { href: '/api/openapi.json', target: '_blank', rel: 'noopener' }, '/api/openapi.json'), after);
}

function passwordCard(session) {
  const current = input({ type: 'password', autocomplete: 'current-password', required: true });
  const next = input({ type: 'password', autocomplete: 'new-password', required: true, minlength: '8' });
  const form = el('form', {
    class: 'form narrow',
    onsubmit: async event => {
      event.preventDefault();
      try {
        await put('/password', { current: current.value, next: next.value });
        toast(t('settings.changed'), 'success');
        location.reload();
      } catch (failure) {
        showErrors(form, failure);
      }
    },
  }, el('input', { type: 'text', name: 'username', autocomplete: 'username', value: session.name, hidden: true }),
  field(t('settings.current'), current, { name: 'current' }), field(t('settings.next'), next, { name: 'next' }), el('footer', {}, button(t('save'), null, { kind: 'primary', type: 'submit' })));
  return card(t('settings.password'), form);
}

async function showTokens(place) {
  const rows = await get('/tokens');
  fill(place, rows.length > 0 && table([
    { title: t('settings.token.purpose'), cell: row => row.purpose },
    { title: t('settings.token.account'), cell: row => row.account },
    { title: t('settings.token.created'), cell: row => dateTime(row.created) },
    { title: t('actions'), class: 'row-actions', cell: row => iconButton('trash', `${t('remove')} ${row.purpose}`, async () => { await attempt(() => remove(`/tokens/${row.id}`)); await showTokens(place); }) },
  ], rows, { caption: t('settings.tokens') }), button(t('settings.token.add'), async () => { await makeToken(); await showTokens(place); }, { icon: 'plus' }));
}

function makeToken() {
  return dialog(t('settings.token.add'), (close, shown) => {
    const purpose = input({ required: true, maxlength: '64' });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          const made = await post('/tokens', { purpose: purpose.value });
          const text = input({ value: made.token, readonly: true, class: 'mono' });
          fill(form, field(t('settings.token.made'), text), el('footer', {}, button(t('copy'), () => {
            text.select();
            navigator.clipboard?.writeText(made.token).then(() => toast(t('settings.copied'), 'success'), () => {});
          }, { icon: 'copy' }), button(t('close'), () => close(), { kind: 'primary' })));
        } catch (failure) {
          showErrors(form, failure);
        }
      },
    }, field(t('settings.token.purpose'), purpose, { name: 'purpose' }), el('footer', {}, button(t('cancel'), () => close()), button(t('settings.token.add'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

async function showAccounts(place) {
  const rows = await get('/accounts');
  fill(place, table([
    { title: t('name'), cell: row => row.name },
    { title: t('role'), cell: row => t(`role.${row.role}`) },
    {
      title: t('actions'), class: 'row-actions', cell: row => [
        iconButton('edit', `${t('edit')} ${row.name}`, async () => { if (await editAccount(row)) await showAccounts(place); }),
        iconButton('trash', `${t('remove')} ${row.name}`, async () => {
          if (await confirm(t('settings.account.remove', row.name), t('settings.account.remove.text'), t('remove')))
            await attempt(() => remove(`/accounts/${encodeURIComponent(row.name)}`));
          await showAccounts(place);
        }),
      ],
    },
  ], rows, { caption: t('settings.accounts') }), button(t('settings.account.add'), async () => { if (await editAccount(null)) await showAccounts(place); }, { icon: 'plus' }));
}

function editAccount(row) {
  return dialog(row ? t('settings.account.edit') : t('settings.account.add'), close => {
    const name = input({ value: row?.name ?? '', required: true, disabled: !!row, autocomplete: 'off' });
    const role = select(['User', 'Operator', 'Administrator'].map(key => [key, t(`role.${key}`)]), row?.role ?? 'User');
    const password = input({ type: 'password', autocomplete: 'new-password', required: !row });
    const form = el('form', {
      class: 'form',
      onsubmit: async event => {
        event.preventDefault();
        try {
          await put(`/accounts/${encodeURIComponent(name.value)}`, { role: role.value, password: password.value || undefined });
          toast(t('settings.account.saved'), 'success');
          close(true);
        } catch (failure) {
          showErrors(form, failure);
        }
      },
    }, field(t('name'), name, { name: 'name' }), field(t('role'), role, { name: 'role' }), field(t('password'), password, { name: 'password', hint: row && t('settings.account.keep') }),
    el('footer', {}, button(t('cancel'), () => close(false)), button(t('save'), null, { kind: 'primary', type: 'submit' })));
    return form;
  });
}

async function showAudit(place) {
  const rows = await get('/audit?most=200');
  fill(place, table([
    { title: t('audit.time'), cell: row => dateTime(row.time) },
    { title: t('audit.account'), cell: row => row.account },
    { title: t('audit.address'), class: 'mono', cell: row => row.address },
    { title: t('audit.action'), cell: row => row.action },
    { title: t('audit.subject'), cell: row => row.subject },
  ], rows, { caption: t('settings.audit') }));
}
