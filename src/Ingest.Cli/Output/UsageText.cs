using System.Globalization;
using Ingest.Core.Diagnostics;

namespace Ingest.Cli.Output;

/// <summary>The storage transactions used and their cost, in two lines.</summary>
public static class UsageText
{
    public static void Print(UsageReport usage)
    {
        ArgumentNullException.ThrowIfNull(usage);

        var each = usage.TransactionsPerArticle is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:0.0} an article") : "";
        var price = usage.CostPerThousandArticles is { } thousand ? string.Create(CultureInfo.InvariantCulture, $", {thousand:0.0000} a thousand articles") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Storage transactions since {usage.Since:u}: {usage.Transactions:N0} ({usage.App.Values.Sum():N0} of the functions, {usage.Host.Values.Sum():N0} of their host) for {usage.Articles:N0} articles{each}"));
        Console.WriteLine(Plain.Line(string.Create(CultureInfo.InvariantCulture, $"Their cost by the prices of {usage.PricesOf}: {usage.Cost:0.0000} {usage.Currency}{price}")));
    }
}
