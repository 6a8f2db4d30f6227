import { addStrings } from '/kit.js';

addStrings({
  en: {
    'wire.capture': 'Capture on an interface', 'wire.capture.text': 'Everything that passes the interface is kept in a file that only this server reads. What this machine says to itself passes “lo”.', 'wire.interface': 'Interface', 'wire.filter.capture': 'Capture filter',
    'wire.filter.capture.hint': 'Empty: everything. “ftp”: FTP with all its data connections, or a filter of libpcap such as “tcp port 21”.', 'wire.start': 'Start capture', 'wire.stop': 'Stop', 'wire.open': 'Open a capture file', 'wire.open.text': 'Drop a pcap, pcapng or snoop file here, also with gzip, or choose one.', 'wire.choose': 'Choose file',
    'wire.recordings': 'Captures', 'wire.none': 'No capture yet', 'wire.none.text': 'Start one above, then use Files or any FTP client, and watch what it says.', 'wire.state.Capturing': 'Capturing', 'wire.state.Reading': 'Reading', 'wire.state.Ready': 'Ready', 'wire.state.Failed': 'Failed',
    'wire.name': 'Name', 'wire.state': 'State', 'wire.packets': 'Packets', 'wire.size': 'Size', 'wire.begun': 'Begun', 'wire.remove': 'Remove', 'wire.remove.title': 'Remove {0}?', 'wire.remove.text': 'The capture and its file are gone then.', 'wire.all': 'All captures', 'wire.uploading': 'Sending {0} …',
    'wire.filter': 'Display filter', 'wire.filter.placeholder': 'ftp and ip.addr == 192.0.2.1', 'wire.apply': 'Apply', 'wire.clear': 'Clear', 'wire.count': '{0} of {1} packets', 'wire.dropped': '{0} packets were lost by the system', 'wire.follow': 'Follow new packets', 'wire.table': 'Packets',
    'wire.no': 'No.', 'wire.time': 'Time (s)', 'wire.from': 'From', 'wire.to': 'To', 'wire.info': 'What it says', 'wire.phase': 'Phase', 'wire.length': 'Bytes', 'wire.nopackets': 'No packets yet', 'wire.nopackets.text': 'As soon as something passes, it appears here.', 'wire.nofit': 'No packet fits the filter',
    'wire.detail': 'Packet {0}', 'wire.detail.none': 'Choose a packet to see its layers and bytes.', 'wire.roles': 'Role', 'wire.instory': 'In the story', 'wire.bytes': 'Bytes', 'wire.captured': '{0} bytes on the wire, {1} captured', 'wire.layers': 'Layers',
    'wire.tab.story': 'Story', 'wire.tab.ladder': 'Ladder', 'wire.tab.findings': 'Findings', 'wire.tab.streams': 'Streams', 'wire.tab.save': 'Save', 'wire.conversation': 'Conversation', 'wire.noconversation': 'No FTP seen yet', 'wire.noconversation.text': 'As soon as somebody speaks FTP, the story writes itself here.', 'wire.omitted': '{0} more conversations are not listed.',
    'wire.only': 'Show only these packets', 'wire.nofindings': 'Nothing is amiss', 'wire.advice': 'What to do', 'wire.prove': 'Packet {0}', 'wire.dialogue': 'Control dialogue', 'wire.files': 'Transferred files', 'wire.files.load': 'Show the transferred files', 'wire.files.none': 'No file was transferred in this capture.', 'wire.files.stop': 'Stop the capture first: then the files can be taken out of it.',
    'wire.save.capture': 'The capture (pcapng)', 'wire.save.capture.text': 'For Wireshark and others. It holds passwords as they crossed the wire.', 'wire.save.report': 'The report', 'wire.save.report.text': 'Story, ladder, transfers and findings; passwords are hidden.', 'wire.client': 'Client', 'wire.server': 'Server', 'wire.ladder.more': 'Only the first {0} arrows are drawn.', 'wire.notfound': 'Not on the wire',
    'wire.lines.more': '{0} more lines are not shown.', 'wire.verified': '{0}, SHA-256 {1}', 'wire.incomplete': 'incomplete', 'wire.problem': 'The capture ended early: {0}',
  },
  zh: {
    'wire.capture': '在接口上抓包', 'wire.capture.text': '经过该接口的一切都保存在只有本服务器可读的文件中。本机对自己说的话经过“lo”。', 'wire.interface': '接口', 'wire.filter.capture': '抓包过滤器',
    'wire.filter.capture.hint': '留空：全部。“ftp”：FTP 及其所有数据连接；或 libpcap 过滤器，如“tcp port 21”。', 'wire.start': '开始抓包', 'wire.stop': '停止', 'wire.open': '打开抓包文件', 'wire.open.text': '把 pcap、pcapng 或 snoop 文件（可带 gzip）拖到这里，或选择文件。', 'wire.choose': '选择文件',
    'wire.recordings': '抓包', 'wire.none': '还没有抓包', 'wire.none.text': '在上方开始抓包，然后使用“文件”或任何 FTP 客户端，看看它说了什么。', 'wire.state.Capturing': '正在抓包', 'wire.state.Reading': '正在读取', 'wire.state.Ready': '就绪', 'wire.state.Failed': '失败',
    'wire.name': '名称', 'wire.state': '状态', 'wire.packets': '包数', 'wire.size': '大小', 'wire.begun': '开始时间', 'wire.remove': '删除', 'wire.remove.title': '删除 {0}？', 'wire.remove.text': '抓包及其文件将被删除。', 'wire.all': '所有抓包', 'wire.uploading': '正在发送 {0} ……',
    'wire.filter': '显示过滤器', 'wire.filter.placeholder': 'ftp and ip.addr == 192.0.2.1', 'wire.apply': '应用', 'wire.clear': '清除', 'wire.count': '{0} / {1} 个包', 'wire.dropped': '系统丢失了 {0} 个包', 'wire.follow': '跟随新包', 'wire.table': '包列表',
    'wire.no': '序号', 'wire.time': '时间（秒）', 'wire.from': '来源', 'wire.to': '目的', 'wire.info': '内容', 'wire.phase': '阶段', 'wire.length': '字节', 'wire.nopackets': '还没有包', 'wire.nopackets.text': '一旦有包经过，就会显示在这里。', 'wire.nofit': '没有符合过滤器的包',
    'wire.detail': '{0} 号包', 'wire.detail.none': '选择一个包，查看其各层和字节。', 'wire.roles': '角色', 'wire.instory': '在故事中', 'wire.bytes': '字节', 'wire.captured': '线上 {0} 字节，捕获 {1} 字节', 'wire.layers': '各层',
    'wire.tab.story': '故事', 'wire.tab.ladder': '时序图', 'wire.tab.findings': '发现', 'wire.tab.streams': '流', 'wire.tab.save': '保存', 'wire.conversation': '会话', 'wire.noconversation': '还没有看到 FTP', 'wire.noconversation.text': '一旦有人使用 FTP，故事就会自动写在这里。', 'wire.omitted': '另有 {0} 个会话未列出。',
    'wire.only': '只显示这些包', 'wire.nofindings': '没有异常', 'wire.advice': '怎么办', 'wire.prove': '{0} 号包', 'wire.dialogue': '控制对话', 'wire.files': '传输的文件', 'wire.files.load': '显示传输的文件', 'wire.files.none': '此抓包中没有传输文件。', 'wire.files.stop': '请先停止抓包，然后才能取出文件。',
    'wire.save.capture': '抓包（pcapng）', 'wire.save.capture.text': '供 Wireshark 等使用。其中含有线上出现过的密码。', 'wire.save.report': '报告', 'wire.save.report.text': '故事、时序图、传输与发现；密码已隐藏。', 'wire.client': '客户端', 'wire.server': '服务器', 'wire.ladder.more': '只画出前 {0} 个箭头。', 'wire.notfound': '抓包中没有',
    'wire.lines.more': '另有 {0} 行未显示。', 'wire.verified': '{0}，SHA-256 {1}', 'wire.incomplete': '不完整', 'wire.problem': '抓包提前结束：{0}',
  },
});

const phases = {
  en: { other: 'Other', arp: 'ARP', 'control-handshake': 'Handshake', greeting: 'Greeting', login: 'Login', 'tls-setup': 'TLS setup', tls: 'TLS', information: 'Information', files: 'Files', type: 'Type', restart: 'Restart', list: 'Listing', download: 'Download', upload: 'Upload', negotiation: 'Data port', abort: 'Abort', quit: 'Quit', 'control-close': 'Close', unsolicited: 'Unasked', icmp: 'ICMP' },
  zh: { other: '其他', arp: 'ARP', 'control-handshake': '握手', greeting: '欢迎', login: '登录', 'tls-setup': 'TLS 准备', tls: 'TLS', information: '信息', files: '文件操作', type: '类型', restart: '续传', list: '列表', download: '下载', upload: '上传', negotiation: '数据端口', abort: '中止', quit: '退出', 'control-close': '关闭', unsolicited: '主动应答', icmp: 'ICMP' },
};

addStrings({
  en: Object.fromEntries(Object.entries(phases.en).map(([key, value]) => [`phase.${key}`, value])),
  zh: Object.fromEntries(Object.entries(phases.zh).map(([key, value]) => [`phase.${key}`, value])),
});
