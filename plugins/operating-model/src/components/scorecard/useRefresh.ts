import { useApi } from '@backstage/frontend-plugin-api';
import { ScorecardRefresh } from 'backstage-plugin-operating-model-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { isDenied } from '../shared/failures';

const POLL_MILLIS = 1_000;

/** The refresh that runs, if any, followed until it ends. */
export function useRefresh({ onDone }: { onDone(): void }) {
  const api = useApi(operatingModelApiRef);
  const [progress, setProgress] = useState<ScorecardRefresh>();
  const [problem, setProblem] = useState<{
    error: Error;
    at: 'start' | 'look';
  }>();
  const asking = useRef(false);
  const busy = progress !== undefined && progress.state !== 'idle';

  const look = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    try {
      setProgress(await api.scorecardRefresh());
      setProblem(undefined);
    } catch (error) {
      // Who may not see the scorecard is told so once, where it would be.
      setProblem(
        isDenied(error) ? undefined : { error: error as Error, at: 'look' },
      );
    } finally {
      asking.current = false;
    }
  }, [api]);

  useEffect(() => void look(), [look]);
  useInterval(look, busy && !problem ? POLL_MILLIS : null);

  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy) onDone();
    wasBusy.current = busy;
  }, [busy, onDone]);

  return {
    progress,
    problem,
    busy,
    look,
    async start() {
      setProblem(undefined);
      try {
        setProgress(await api.refreshScorecard());
      } catch (error) {
        setProblem({ error: error as Error, at: 'start' });
      }
    },
  };
}
