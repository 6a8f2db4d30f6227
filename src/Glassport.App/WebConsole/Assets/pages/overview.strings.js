import { addStrings } from '/kit.js';

addStrings({
  en: {
    'overview.sites': 'Sites started', 'overview.sessions': 'Sessions now', 'overview.bans': 'Bans', 'overview.transfers': 'Transfers, last hour', 'overview.failures': 'Failures, last hour', 'overview.moved': 'Moved, last hour', 'overview.of': '{0} of {1}',
    'overview.chart.sessions': 'Sessions', 'overview.chart.throughput': 'Throughput', 'overview.chart.failures': 'Failures', 'overview.chart.sent': 'to clients', 'overview.chart.received': 'from clients', 'overview.chart.now': 'now', 'overview.chart.ago': '{0} min ago', 'overview.chart.alt': '{0}: at most {1}, now {2}.',
    'overview.failed': 'What failed', 'overview.failed.none': 'Nothing failed', 'overview.failed.text': 'Failed logins, transfers and data connections are explained here, with what to do.', 'overview.welcome': 'Begin here', 'overview.welcome.text': 'There is no site yet. Add one, then start a capture and look at what your first login says on the wire; the guided lab leads you through it.', 'overview.guide': 'Guided lab',
  },
  zh: {
    'overview.sites': '已启动站点', 'overview.sessions': '当前会话', 'overview.bans': '封禁', 'overview.transfers': '传输（近一小时）', 'overview.failures': '失败（近一小时）', 'overview.moved': '传输量（近一小时）', 'overview.of': '{0} / {1}',
    'overview.chart.sessions': '会话', 'overview.chart.throughput': '吞吐量', 'overview.chart.failures': '失败', 'overview.chart.sent': '发往客户端', 'overview.chart.received': '来自客户端', 'overview.chart.now': '现在', 'overview.chart.ago': '{0} 分钟前', 'overview.chart.alt': '{0}：最高 {1}，当前 {2}。',
    'overview.failed': '失败记录', 'overview.failed.none': '没有失败', 'overview.failed.text': '失败的登录、传输和数据连接会在此解释，并说明如何处理。', 'overview.welcome': '从这里开始', 'overview.welcome.text': '还没有站点。添加一个，然后开始抓包，看看第一次登录在线上说了什么；引导实验会带你走完全程。', 'overview.guide': '引导实验',
  },
});
