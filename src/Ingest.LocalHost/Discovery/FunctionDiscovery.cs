using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace Ingest.LocalHost.Discovery;

/// <summary>Finds the functions among the types of an assembly and checks all that can be checked before the first one runs.</summary>
internal sealed class FunctionDiscovery(IConfiguration settings, string routePrefix)
{
    private readonly List<string> _faults = [];

    /// <exception cref="InvalidOperationException">Functions that cannot run; the message has a line for each fault.</exception>
    public IReadOnlyList<FunctionDescriptor> Find(IReadOnlyList<Type> types)
    {
        var functions = types
            .Where(type => type is { IsClass: true, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (method, attribute: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(pair => pair.attribute is not null)
            .Select(pair => Describe(pair.attribute!.Name, pair.method))
            .OfType<FunctionDescriptor>()
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var twins in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            _faults.Add($"The name '{twins.Key}' belongs to {string.Join(" and ", twins.Select(function => function.EntryPoint))}; a function's name must be its own.");
        }

        return _faults.Count == 0
            ? functions
            : throw new InvalidOperationException($"The functions of {types[0].Assembly.GetName().Name} cannot start:{Environment.NewLine}{string.Join(Environment.NewLine, _faults)}");
    }

    private FunctionDescriptor? Describe(string name, MethodInfo method)
    {
        var owner = $"Function '{name}' ({method.DeclaringType!.FullName}.{method.Name})";
        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers.Count != 1)
        {
            _faults.Add($"{owner} has {(triggers.Count == 0 ? "no trigger" : $"{triggers.Count} triggers")}; exactly one parameter must carry a trigger attribute.");
            return null;
        }

        try
        {
            var function = new FunctionDescriptor(name, method, TriggerFactory.Create(owner, name, triggers[0], settings, routePrefix), triggers[0]);
            CheckName(owner, name);
            CheckMethod(owner, function);
            CheckParameters(owner, function);
            return function;
        }
        catch (InvalidOperationException exception)
        {
            // Collected, so that one start tells every fault.
            _faults.Add(exception.Message);
            return null;
        }
    }

    private void CheckName(string owner, string name)
    {
        if (name.Length is 0 or > 127 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            _faults.Add($"{owner} has a name that Azure refuses: it must start with a letter and hold at most 127 letters, digits, '_' and '-'.");
        }
    }

    private void CheckMethod(string owner, FunctionDescriptor function)
    {
        var returned = function.Method.ReturnType;
        if (returned == typeof(void) && function.Method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            _faults.Add($"{owner} is 'async void'; return a Task, so that the host can await it.");
        }
        else if (returned == typeof(ValueTask) || (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            _faults.Add($"{owner} returns a ValueTask, which the worker does not await; return a Task.");
        }

        var result = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? returned.GetGenericArguments()[0] : returned;
        if (result != typeof(void) && result != typeof(Task) && function.Trigger.RejectResult(result) is { } reason)
        {
            _faults.Add($"{owner} {reason}");
        }
    }

    private void CheckParameters(string owner, FunctionDescriptor function)
    {
        var trigger = function.Trigger;
        foreach (var parameter in function.Parameters)
        {
            var type = parameter.ParameterType;
            if (parameter == function.TriggerParameter)
            {
                if (!trigger.ValueTypes.Contains(type))
                {
                    _faults.Add($"{owner}: the trigger cannot bind to parameter '{parameter.Name}' of type {type.Name}; it binds to {Join(trigger.ValueTypes)}.");
                }
            }
            else if (type != typeof(CancellationToken) && type != typeof(FunctionContext) && !BindsToData(trigger, parameter))
            {
                _faults.Add($"{owner}: nothing binds to parameter '{parameter.Name}' of type {type.Name}. It may be a CancellationToken, a FunctionContext{DescribeData(trigger)}; services come by the constructor.");
            }
        }
    }

    private static bool BindsToData(Trigger trigger, ParameterInfo parameter) =>
        trigger.DataNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
        && trigger.DataTypes.Contains(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);

    private static string DescribeData(Trigger trigger) =>
        trigger.DataNames.Count == 0 ? "" : $", or {Join(trigger.DataTypes)} named {string.Join(" or ", trigger.DataNames.Select(name => $"'{name}'"))}";

    private static string Join(IReadOnlyList<Type> types) => string.Join(" or ", types.Select(type => type.Name));
}
