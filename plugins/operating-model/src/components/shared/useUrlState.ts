import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters that live in the URL, so that a view can be shared. An empty value is left out. */
export function useUrlState(): [
  get: (name: string) => string,
  set: (values: Record<string, string>) => void,
] {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? '', [params]);
  const set = useCallback(
    (values: Record<string, string>) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [get, set];
}
