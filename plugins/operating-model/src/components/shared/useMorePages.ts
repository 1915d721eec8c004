import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useRef, useState } from 'react';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';

interface Paged {
  nextCursor?: string;
}

interface MorePages<TPage> {
  pages: TPage[];
  /** Absent when there is nothing more. */
  loadMore?: () => Promise<void>;
  loading: boolean;
  error?: Error;
}

/** The pages of a list after the first, each when it is asked for. */
export function useMorePages<TPage extends Paged>(
  first: TPage,
  load: (api: OperatingModelApi, cursor: string) => Promise<TPage>,
): MorePages<TPage> {
  const api = useApi(operatingModelApiRef);
  const [rest, setRest] = useState<TPage[]>([]);
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<Error>();
  const cursor = (rest[rest.length - 1] ?? first).nextCursor;

  // What is on its way may be asked for again before it is drawn that it is.
  const asked = useRef<string>();
  const loadMore = useCallback(async () => {
    if (!cursor || asked.current === cursor) return;
    asked.current = cursor;
    setLoading(true);
    setError(undefined);
    try {
      const page = await load(api, cursor);
      setRest(before => [...before, page]);
    } catch (failure) {
      asked.current = undefined;
      setError(failure as Error);
    } finally {
      setLoading(false);
    }
  }, [api, cursor, load]);

  return {
    pages: [first, ...rest],
    loadMore: cursor ? loadMore : undefined,
    loading,
    error,
  };
}
