using System.Globalization;
using System.Net;
using System.Text;

namespace Ingest.Benchmarks.Reporting;

/// <summary>A chart as SVG: lines over a logarithmic axis, or bars beside each other.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="IsLines">Lines through points; else horizontal bars, one a point.</param>
public sealed record SvgChart(string Name, string Title, string XAxis, string YAxis, bool IsLines)
{
    private const double Width = 720;
    private const double Height = 400;
    private const double Left = 70;
    private const double Right = 20;
    private const double Top = 50;
    private const double Bottom = 50;
    private const double LabelWidth = 250;
    private const double BarHeight = 22;

    private static readonly string[] Colours = ["#0b6e99", "#d9730d", "#448361", "#9065b0", "#c14c8a", "#787774"];

    /// <summary>Name and points of each line; for bars, one series whose points are named by <see cref="Labels"/>.</summary>
    public List<(string Name, IReadOnlyList<(double X, double Y)> Points)> Series { get; } = [];

    /// <summary>Names of the bars.</summary>
    public List<string> Labels { get; } = [];

    public string ToSvg() => IsLines ? Lines() : Bars();

    private string Lines()
    {
        var points = Series.SelectMany(series => series.Points).ToList();
        var (x0, x1) = (Math.Floor(Math.Log10(points.Min(point => point.X))), Math.Ceiling(Math.Log10(points.Max(point => point.X))));
        var (y0, y1) = (Math.Floor(Math.Log10(points.Min(point => point.Y))), Math.Ceiling(Math.Log10(points.Max(point => point.Y))));
        double X(double value) => Left + ((Math.Log10(value) - x0) / Math.Max(1, x1 - x0) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((Math.Log10(value) - y0) / Math.Max(1, y1 - y0) * (Height - Top - Bottom));
        var svg = Begin(Height);

        for (var power = x0; power <= x1; power++)
        {
            var x = X(Math.Pow(10, power));
            Line(svg, x, Top, x, Height - Bottom, "#ddd");
            Text(svg, x, Height - Bottom + 18, Number(Math.Pow(10, power)), "middle");
        }

        for (var power = y0; power <= y1; power++)
        {
            var y = Y(Math.Pow(10, power));
            Line(svg, Left, y, Width - Right, y, "#ddd");
            Text(svg, Left - 8, y + 4, Number(Math.Pow(10, power)), "end");
        }

        for (var i = 0; i < Series.Count; i++)
        {
            var (name, line) = Series[i];
            var colour = Colours[i % Colours.Length];
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', line.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#},{Y(point.Y):0.#}")))}\"/>\n");

            foreach (var point in line)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point.X):0.#}\" cy=\"{Y(point.Y):0.#}\" r=\"4\" fill=\"{colour}\"/>\n");
            }

            Text(svg, Left + 12, Top + 16 + (18 * i), name, "start", colour);
        }

        Text(svg, (Left + Width - Right) / 2, Height - 10, XAxis, "middle");
        Text(svg, 12, Top - 12, YAxis, "start");
        return End(svg);
    }

    private string Bars()
    {
        var values = Series[0].Points.Select(point => point.Y).ToList();
        var most = Math.Max(values.Max(), double.Epsilon);
        var height = Top + (values.Count * (BarHeight + 8)) + Bottom;
        var svg = Begin(height);

        for (var i = 0; i < values.Count; i++)
        {
            var y = Top + (i * (BarHeight + 8));
            var width = values[i] / most * (Width - LabelWidth - Right - 90);
            Text(svg, LabelWidth - 8, y + 16, Labels[i], "end");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{y}\" width=\"{Math.Max(1, width):0.#}\" height=\"{BarHeight}\" fill=\"{Colours[i % Colours.Length]}\"/>\n");
            Text(svg, LabelWidth + width + 6, y + 16, Number(values[i]), "start");
        }

        Text(svg, LabelWidth, height - 16, YAxis, "start");
        return End(svg);
    }

    private StringBuilder Begin(double height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{WebUtility.HtmlEncode(Title)}</text>\n");
        return svg;
    }

    private static string End(StringBuilder svg) => svg.Append("</svg>\n").ToString();

    private static void Line(StringBuilder svg, double x0, double y0, double x1, double y1, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x0:0.#}\" y1=\"{y0:0.#}\" x2=\"{x1:0.#}\" y2=\"{y1:0.#}\" stroke=\"{colour}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, string colour = "#333") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{WebUtility.HtmlEncode(text)}</text>\n");

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}
