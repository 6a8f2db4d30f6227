using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Glassport.Analysis.Display;
using Glassport.Analysis.Filtering;
using Glassport.Packets.Link;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Robustness.Tests;

/// <summary>What holds for every way in which the same bytes can travel.</summary>
public sealed class PropertyTests
{
    private static readonly string s_expected = Facts.Of(LinkType.Raw, Segments.Session().Frames);

    private static readonly Arbitrary<int[]> s_numbers = Gen.Choose(1, 1500).ArrayOf().ToArbitrary();

    // What filters are made of, in any order, and what they are not made of.
    private static readonly string[] s_filterParts =
    [
        .. DisplayFilter.Words, "and", "or", "not", "contains", "eq", "ge", "&&", "||", "!", "!=", "==", "=", "<", "<=", ">", "(", ")", "(", ")", " ", " ", " ", " ", "\"", "&", "|",
        "21", "99999999999999999999", "-1", "192.0.2.1", "10.0.0.0/8", "10.0.0.0/99", "2001:db8::1", "login", "syn", "c1", "RETR", ".", "-", "\t", "\0", "é", "\ud83d", "中",
    ];

    [Fact]
    public void The_session_is_explained_whole()
    {
        Assert.Contains("d2 RETR 20000 ", s_expected, StringComparison.Ordinal);
        Assert.DoesNotContain("False", s_expected, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_matter_where_the_streams_are_cut_into_segments() => Check(40, Prop.ForAll(s_numbers, cuts =>
        Facts.Of(LinkType.Raw, Segments.Recut(Segments.Session(), cuts)) == s_expected));

    [Fact]
    public void Streams_may_be_cut_into_single_bytes() =>
        Assert.Equal(s_expected, Facts.Of(LinkType.Raw, Segments.Recut(Segments.Session(), [1])));

    [Fact]
    public void Order_and_copies_of_data_segments_do_not_matter() => Check(60, Prop.ForAll(s_numbers, s_numbers, (cuts, order) =>
        Facts.Of(LinkType.Raw, Segments.Disorder(Segments.Recut(Segments.Session(), cuts), order)) == s_expected));

    [Fact]
    public void Sequence_numbers_may_begin_and_wrap_anywhere() => Check(60, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), start =>
    {
        // Half of the beginnings lie so near the end of the number space that the transfer wraps.
        uint initial = start % 2 == 0 ? (uint)start * 2 : uint.MaxValue - (uint)(start % 25_000);
        return Facts.Of(LinkType.Raw, Segments.Session(initial).Frames) == s_expected;
    }));

    [Fact]
    public void A_reply_is_read_back_as_it_was_written() => Check(500, Prop.ForAll(
        Gen.Choose(100, 599).ToArbitrary(),
        Gen.Choose(32, 255).ArrayOf().ArrayOf().ToArbitrary(),
        (code, middle) =>
        {
            byte[][] lines = [Line($"{code}-first"), .. middle.Select(text => (byte[])[(byte)' ', .. text.Select(static b => (byte)b)]), Line($"{code} last")];
            ReplyParser parser = new();
            for (int i = 0; i < lines.Length; i++)
            {
                if (parser.Feed(lines[i]) != (i == lines.Length - 1 ? ReplyProgress.Complete : ReplyProgress.Incomplete))
                    return false;
            }

            bool same = parser.Code == code && parser.LineCount == lines.Length;
            for (int i = 0; same && i < lines.Length; i++)
                same = parser.Line(i).SequenceEqual(lines[i]);
            return same;
        }));

    [Fact]
    public void A_command_is_read_back_as_it_was_written() => Check(500, Prop.ForAll(
        Gen.Choose(0, Verbs.All.Count - 1).ToArbitrary(),
        Gen.Choose(33, 255).NonEmptyListOf().ToArbitrary(),
        (row, text) =>
        {
            Verb verb = Verbs.All[row];
            byte[] argument = verb.Argument == ArgumentRule.None ? [] : [.. text.Select(static b => (byte)b)];
            byte[] line = [.. Line(verb.Name), .. argument.Length > 0 ? " "u8 : [], .. argument];
            CommandLine read = CommandLine.Parse(line);
            return read.Verb == verb && line.AsSpan()[read.Argument].SequenceEqual(argument);
        }));

    [Fact]
    public void A_display_filter_is_read_or_its_fault_has_a_place_in_it() => Check(5_000, Prop.ForAll(
        Gen.Elements(s_filterParts).ArrayOf().ToArbitrary(),
        parts =>
        {
            string text = string.Concat(parts);
            bool isRead = DisplayFilter.TryParse(text, out DisplayFilter? filter, out FilterSyntaxError? error);
            return isRead ? filter!.Text == text && error is null : error is not null && error.Position >= 0 && error.Position <= text.Length && error.Message.Length > 0;
        }));

    private static byte[] Line(string text) => Encoding.ASCII.GetBytes(text);

    // The same numbers in every run: a failure can be repeated.
    private static void Check(int tests, Property property) =>
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(959, 2389), null)));
}
