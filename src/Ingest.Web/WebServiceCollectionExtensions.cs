using Ingest.Web.Api;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Drops;
using Ingest.Web.Entities;
using Ingest.Web.Overview;
using Ingest.Web.Pages;
using Ingest.Web.Reading;
using Ingest.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Web;

public static class WebServiceCollectionExtensions
{
    /// <summary>Adds the console and the API; what they read is registered by Core and by whoever provides storage.</summary>
    public static IServiceCollection AddIngestWeb(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddOptions<WebOptions>().Bind(configuration.GetSection(WebOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<ArticleListReader>();
        services.AddSingleton<ArticleReportReader>();
        services.AddSingleton<EntityReportReader>();
        services.AddSingleton(provider => new RunningReads<ArticleRequest, ArticleList>(provider.GetRequiredService<ArticleListReader>().ReadAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RunningReads<EntityQuestion, EntityReport>(provider.GetRequiredService<EntityReportReader>().ReadAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DropReportReader>();
        services.AddSingleton<UploadHandler>();
        services.AddSingleton<LetterReader>();
        services.AddSingleton<ReplayHandler>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<RateLimit>();
        services.AddSingleton<CrossOrigin>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageRoutes>();
        services.AddSingleton<ApiRoutes>();
        return services.AddSingleton<WebHandler>();
    }
}
