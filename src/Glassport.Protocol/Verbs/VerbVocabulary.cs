namespace Glassport.Protocol;

/// <summary>Questions that server, client and analyser ask of a verb; all answer false for null, the unknown verb.</summary>
public static class VerbVocabulary
{
    extension(Verb? verb)
    {
        /// <summary>Uses the data connection: LIST NLST MLSD RETR STOR APPE STOU THMB.</summary>
        public bool IsTransfer => verb is not null && verb.Gate.HasFlag(VerbGate.DataConnection);

        /// <summary>Says where the data connection will be: PORT EPRT LPRT PASV EPSV LPSV and their kin.</summary>
        public bool IsNegotiation => verb?.Kind is VerbKind.Negotiation;

        /// <summary>Names over the data connection, server to client.</summary>
        public bool IsListing => verb?.Kind is VerbKind.Listing;

        /// <summary>Content over the data connection, server to client.</summary>
        public bool IsDownload => verb?.Kind is VerbKind.Download;

        /// <summary>Content over the data connection, client to server.</summary>
        public bool IsUpload => verb?.Kind is VerbKind.Upload;

        /// <summary>The argument must be masked.</summary>
        public bool IsSecret => verb is not null && verb.Gate.HasFlag(VerbGate.Secret);

        /// <summary>True when a reply with this code can answer the verb; a verb that nobody knows admits every code.</summary>
        /// <param name="code">The three digits of the reply, or 0.</param>
        public bool AdmitsOrIsUnknown(int code) => verb is null || verb.Admits(code);
    }
}
