import { addStrings } from '/kit.js';

addStrings({
  en: {
    loading: 'Loading', failed: 'The request failed ({0}).', unreachable: 'The console cannot be reached. Is it still running?', close: 'Close', cancel: 'Cancel', save: 'Save',
    add: 'Add', remove: 'Remove', edit: 'Edit', name: 'Name', password: 'Password', role: 'Role', actions: 'Actions', search: 'Search', none: 'None', yes: 'Yes', no: 'No',
    'nav.overview': 'Overview', 'nav.sites': 'Sites', 'nav.files': 'Files', 'nav.wire': 'Wire', 'nav.guide': 'Guided lab', 'nav.settings': 'Settings', 'nav.main': 'Main',
    'login.title': 'Log in to Glassport', 'login.text': 'FTP you can see through: a server, a client, and a pair of glasses.', 'login.button': 'Log in',
    'login.hint': 'The first start of the console printed the name and a password.', logout: 'Log out', language: '中文', 'language.title': 'Switch to Chinese', theme: 'Switch between light and dark',
    skip: 'Skip to the content', 'role.User': 'User: files only', 'role.Operator': 'Operator: files, the wire, sessions', 'role.Administrator': 'Administrator: everything',
    'settings.password': 'Your password', 'settings.current': 'Present password', 'settings.next': 'New password', 'settings.changed': 'The password was changed. Log in with it.', 'settings.accounts': 'Accounts of the console',
    'settings.accounts.text': 'Who may log in to this page. The users of FTP are under Sites.', 'settings.account.add': 'Add account', 'settings.account.edit': 'Change account', 'settings.account.keep': 'Empty: stays as it is.',
    'settings.account.saved': 'The account was saved.', 'settings.account.remove': 'Remove {0}?', 'settings.account.remove.text': 'The account, its tokens and its open pages end at once.',
    'settings.tokens': 'Tokens for scripts', 'settings.tokens.text': 'A script sends one as “Authorization: Bearer …”, and may do what its owner may. What can be done is described in {0}.', 'settings.token.add': 'Make token', 'settings.token.purpose': 'What is it for?',
    'settings.token.made': 'Copy the token now; it is not shown again.', 'settings.token.created': 'Made', 'settings.token.account': 'Account', 'settings.copied': 'Copied.', copy: 'Copy',
    'settings.audit': 'Audit log', 'settings.audit.text': 'What was done by this page and its API, newest first.', 'audit.time': 'Time', 'audit.account': 'Account', 'audit.address': 'Address', 'audit.action': 'Action', 'audit.subject': 'Subject',
    'settings.version': 'Glassport {0}', 'forbidden.title': 'Not for this account', 'forbidden.text': 'Ask an administrator of the console.',
  },
  zh: {
    loading: '正在加载', failed: '请求失败（{0}）。', unreachable: '无法连接控制台。它还在运行吗？', close: '关闭', cancel: '取消', save: '保存',
    add: '添加', remove: '删除', edit: '编辑', name: '名称', password: '密码', role: '角色', actions: '操作', search: '搜索', none: '无', yes: '是', no: '否',
    'nav.overview': '概览', 'nav.sites': '站点', 'nav.files': '文件', 'nav.wire': '抓包', 'nav.guide': '引导实验', 'nav.settings': '设置', 'nav.main': '主导航',
    'login.title': '登录 Glassport', 'login.text': '看得透的 FTP：服务器、客户端，还有一副眼镜。', 'login.button': '登录',
    'login.hint': '控制台第一次启动时打印了用户名和密码。', logout: '退出登录', language: 'English', 'language.title': '切换到英文', theme: '切换深色与浅色',
    skip: '跳到正文', 'role.User': '用户：仅文件', 'role.Operator': '操作员：文件、抓包、会话', 'role.Administrator': '管理员：全部',
    'settings.password': '你的密码', 'settings.current': '当前密码', 'settings.next': '新密码', 'settings.changed': '密码已更改，请用新密码登录。', 'settings.accounts': '控制台帐户',
    'settings.accounts.text': '可以登录本页面的人。FTP 用户在“站点”中管理。', 'settings.account.add': '添加帐户', 'settings.account.edit': '修改帐户', 'settings.account.keep': '留空则不变。',
    'settings.account.saved': '帐户已保存。', 'settings.account.remove': '删除 {0}？', 'settings.account.remove.text': '该帐户、其令牌和已打开的页面会立即失效。',
    'settings.tokens': '脚本令牌', 'settings.tokens.text': '脚本以“Authorization: Bearer …”发送令牌，权限与其所有者相同。可用的请求见 {0}。', 'settings.token.add': '创建令牌', 'settings.token.purpose': '用途是什么？',
    'settings.token.made': '请立即复制令牌，之后不再显示。', 'settings.token.created': '创建时间', 'settings.token.account': '帐户', 'settings.copied': '已复制。', copy: '复制',
    'settings.audit': '审计日志', 'settings.audit.text': '通过本页面及其 API 所做的操作，最新的在前。', 'audit.time': '时间', 'audit.account': '帐户', 'audit.address': '地址', 'audit.action': '操作', 'audit.subject': '对象',
    'settings.version': 'Glassport {0}', 'forbidden.title': '此帐户无权访问', 'forbidden.text': '请联系控制台管理员。',
  },
});
