using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>A form that an explanation can take: one file in this folder, one line in <c>Renderings</c>.</summary>
public interface IRendering
{
    /// <summary>The name for <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>The media type of the output.</summary>
    string MediaType { get; }

    /// <summary>One sentence for the help text.</summary>
    string Description { get; }

    /// <summary>Begins an output. The caller owns <paramref name="output"/>.</summary>
    IRenderingSession Begin(Stream output, RenderingOptions options);
}

/// <summary>One output being written. Disposing gives up whatever a session holds on disk; most hold nothing.</summary>
public interface IRenderingSession : IDisposable
{
    /// <summary>A conversation has ended. They come in order of ending, each once: what is needed of one later must be kept.</summary>
    ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken);

    /// <summary>The capture has been read. The explanation's conversations are those that were told already, if they were kept at all.</summary>
    ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken);

    /// <inheritdoc/>
    void IDisposable.Dispose() => GC.SuppressFinalize(this);
}
