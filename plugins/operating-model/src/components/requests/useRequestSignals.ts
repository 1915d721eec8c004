import { useSignal } from '@backstage/plugin-signals-react';
import {
  REQUESTS_CHANNEL,
  RequestSignal,
} from 'backstage-plugin-operating-model-common';
import { useEffect, useRef } from 'react';
import useInterval from 'react-use/esm/useInterval';

const EVERY_MS = 10_000;

/** Signals reach only who is concerned, and now and then none arrives. */
const EVERY_MS_WITH_SIGNALS = 60_000;

/**
 * Says when requests may have changed: at once where the portal has signals, and now and then as long as somebody looks.
 *
 * @param isOurs - whether a signal about a request matters here; all do when absent
 */
export function useRequestSignals(
  onChange: () => void,
  isOurs?: (signal: RequestSignal) => boolean,
): void {
  const { lastSignal, isSignalsAvailable } = useSignal(REQUESTS_CHANNEL);
  const latest = useRef({ onChange, isOurs });
  latest.current = { onChange, isOurs };
  useEffect(() => {
    const signal = lastSignal as RequestSignal | null;
    if (!signal) return;
    if (latest.current.isOurs?.(signal) ?? true) latest.current.onChange();
  }, [lastSignal]);
  useInterval(
    () => {
      if (document.visibilityState === 'visible') onChange();
    },
    isSignalsAvailable ? EVERY_MS_WITH_SIGNALS : EVERY_MS,
  );
}
