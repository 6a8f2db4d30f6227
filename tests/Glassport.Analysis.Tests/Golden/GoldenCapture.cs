using System.Text.Json;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>A golden capture.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Truth">What was recorded beside it, in the spelling <c>ftp-golden/1</c>.</param>
/// <param name="Explanation">What the product says of it.</param>
/// <param name="Json">The same as JSON, with packets and secrets.</param>
internal sealed record GoldenCapture(string Name, JsonElement Truth, Explanation Explanation, JsonElement Json);
