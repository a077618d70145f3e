namespace Ingest.Core.Tests.Protocol;

/// <summary>The decisions of one run, gone through in order until every combination has been tried.</summary>
internal sealed class Choices
{
    private readonly List<(int Chosen, int Count)> _made = [];
    private int _position;

    /// <returns>One of so many possibilities.</returns>
    public int Next(int count)
    {
        if (_position == _made.Count)
        {
            _made.Add((0, count));
        }
        else if (_made[_position].Count != count)
        {
            throw new InvalidOperationException("The run is not the same as before: the handlers do something that the choices do not decide.");
        }

        return _made[_position++].Chosen;
    }

    /// <summary>Goes on to the next combination.</summary>
    /// <returns>False where there is none.</returns>
    public bool Advance()
    {
        _position = 0;

        while (_made.Count > 0)
        {
            var (chosen, count) = _made[^1];
            _made.RemoveAt(_made.Count - 1);

            if (chosen + 1 < count)
            {
                _made.Add((chosen + 1, count));
                return true;
            }
        }

        return false;
    }
}
