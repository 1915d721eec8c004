import { useApi } from '@backstage/frontend-plugin-api';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useCallback, useEffect, useState } from 'react';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useRequestSignals } from './useRequestSignals';

/** A request, kept up to date as long as somebody looks at it. */
export function useRequest(id: string) {
  const api = useApi(operatingModelApiRef);
  const [request, setRequest] = useState<RequestAnswer>();
  const [error, setError] = useState<Error>();
  // Refused commands are events, too, and leave the version as it is.
  const [reads, setReads] = useState(0);

  const show = useCallback((next: RequestAnswer) => {
    // What was asked before a command may arrive after its answer.
    setRequest(shown => (shown && shown.version > next.version ? shown : next));
    setReads(count => count + 1);
    setError(undefined);
  }, []);

  const reload = useCallback(async () => {
    try {
      show(await api.request(id));
    } catch (failure) {
      setError(failure as Error);
    }
  }, [api, id, show]);

  useEffect(() => {
    reload();
  }, [reload]);
  useRequestSignals(reload, ({ requestId }) => requestId === id);

  return { request, error, reads, show, reload };
}
