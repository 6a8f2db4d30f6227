namespace Glassport.Bench;

/// <summary>The kinds of captures. Each ends when the sessions that are under way at the wanted size have ended.</summary>
internal static class Traffic
{
    private static readonly Rng Order = new(2);

    /// <summary>Web traffic in which FTP is one packet in a hundred.</summary>
    public static string Mixed(PcapFile file, long size)
    {
        Slots<WebSession> web = new(150, () => new());
        Slots<SmallFtpSession> ftp = new(3, () => new());
        while (web.IsActive)
        {
            if (ftp.Packets * 100 < file.Packets)
                ftp.WriteNext(file, long.MaxValue);
            else
                web.WriteNext(file, size);
        }

        while (ftp.IsActive)
            ftp.WriteNext(file, 0);
        return $"sessions={ftp.Sessions} ftpPackets={ftp.Packets} webConnections={web.Sessions}";
    }

    /// <summary>Many small FTP sessions, fifty at a time.</summary>
    public static string Sessions(PcapFile file, long size)
    {
        Slots<SmallFtpSession> ftp = new(50, () => new());
        while (ftp.IsActive)
            ftp.WriteNext(file, size);
        return $"sessions={ftp.Sessions} ftpPackets={ftp.Packets} payload={ftp.All.Sum(session => session.TransferredBytes)}";
    }

    /// <summary>Four large transfers: two one after the other, then two at once.</summary>
    public static string Transfers(PcapFile file, long size)
    {
        LargeFtpSession[] sessions = [.. Enumerable.Range(0, 4).Select(_ => new LargeFtpSession(size / 4))];
        for (int i = 0; i < 4; i++)
            sessions[i].Begin(i);
        while (sessions[0] is { IsDone: false } first)
            first.WriteNext(file, 1);
        while (sessions[1] is { IsDone: false } second)
            second.WriteNext(file, 1);
        while (sessions.Any(session => !session.IsDone))
        {
            foreach (LargeFtpSession session in sessions)
            {
                if (!session.IsDone)
                    session.WriteNext(file, 1);
            }
        }

        return $"sessions=4 payload={sessions.Sum(session => session.TransferredBytes)}";
    }

    /// <summary>Sessions that are under way at the same time, each replaced when it has ended.</summary>
    private sealed class Slots<TSession>
        where TSession : Session
    {
        private readonly List<TSession> _active;

        public Slots(int count, Func<TSession> create)
        {
            All = [.. Enumerable.Range(0, count).Select(_ => create())];
            _active = [.. All];
            foreach (TSession session in All)
                session.Begin(Sessions++);
        }

        public IReadOnlyList<TSession> All { get; }

        public bool IsActive => _active.Count > 0;

        public int Sessions { get; private set; }

        public long Packets { get; private set; }

        public void WriteNext(PcapFile file, long size)
        {
            int slot = Order.Next(0, _active.Count);
            TSession session = _active[slot];
            session.WriteNext(file, Order.Next(1, 12));
            Packets++;
            if (!session.IsDone)
                return;
            if (file.Bytes < size)
                session.Begin(Sessions++);
            else
                _active.RemoveAt(slot);
        }
    }
}
