using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class MachineTests
{
    [Fact]
    public void The_first_program_of_a_name_is_taken_and_all_can_be_asked_for()
    {
        string root = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string[] folders = [Path.Combine(root, "a"), Path.Combine(root, "b"), Path.Combine(root, "not-there")];
            foreach (string folder in folders[..2])
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, "lftp"), "");
            }

            Machine machine = new() { Folders = folders, ChangesUsers = false };

            Assert.Equal(Path.Combine(folders[0], "lftp"), machine.Find("lftp"));
            Assert.Equal(2, machine.FindAll("lftp").Count());
            Assert.Null(machine.Find("curl"));
            Assert.Null(machine.WhyNot("lftp", "lftp"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Servers_are_found_where_only_the_administrators_path_leads() => Assert.Contains("/usr/sbin", Machine.This.Folders);

    [Theory]
    [InlineData("         0          0 4294967295", true)]
    [InlineData("         0       1000          1", false)]
    [InlineData("         0     100000      60123", false)]
    [InlineData("         0     100000      60124", true)]
    [InlineData("     60123     100000          1", true)]
    public void A_user_namespace_has_the_users_that_its_map_says(string line, bool has) =>
        Assert.Equal(has, Machine.Covers([line], 60123));
}
