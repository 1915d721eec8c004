import { useApi } from '@backstage/frontend-plugin-api';
import { RequestPreviewAnswer } from 'backstage-plugin-operating-model-common';
import { useEffect, useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { PartialDraft } from './draftOf';

const PAUSE_MS = 400;

export interface Preview {
  answer?: RequestPreviewAnswer;
  error?: Error;
  /** Whether what is shown is of the draft before. */
  loading: boolean;
  retry(): void;
}

/** What a draft would lead to, asked for when somebody pauses. @param draft - undefined while there is nothing to ask */
export function usePreview(draft: PartialDraft | undefined): Preview {
  const api = useApi(operatingModelApiRef);
  const wanted = draft && JSON.stringify(draft);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { value, error, loading, retry } = useAsyncRetry(
    async () =>
      asked && { asked, answer: await api.previewRequest(JSON.parse(asked)) },
    [api, asked],
  );
  const known = value || undefined;
  return {
    answer: wanted ? known?.answer : undefined,
    error: loading ? undefined : error,
    loading:
      wanted !== undefined &&
      (loading || wanted !== asked || (!error && wanted !== known?.asked)),
    retry,
  };
}
