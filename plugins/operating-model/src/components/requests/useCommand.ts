import { ResponseError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  RequestAnswer,
  RequestCommand,
} from 'backstage-plugin-operating-model-common';
import { useRef, useState } from 'react';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { isRefused } from '../requestForm/problems';
import { newKey } from './newKey';

/** Gives commands. What failed on its way is sent with the same key again, so that nothing happens twice. */
export function useCommand(options: {
  request: RequestAnswer;
  onDone(request: RequestAnswer): void;
  onReload(): Promise<void>;
}) {
  const { request, onDone, onReload } = options;
  const api = useApi(operatingModelApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const attempt = useRef<{ said: string; key: string; version: number }>();

  async function give(command: object) {
    const said = JSON.stringify(command);
    const { id } = request;
    // The version of the first try belongs to its key: that try may have been heard.
    const current =
      attempt.current?.said === said
        ? attempt.current
        : { said, key: newKey(), version: request.version };
    attempt.current = current;
    setPending(true);
    setError(undefined);
    try {
      const { version, key } = current;
      onDone(
        await api.commandRequest(
          { id, version },
          command as RequestCommand,
          key,
        ),
      );
    } catch (failure) {
      if (isRefused(failure)) {
        attempt.current = undefined;
        // A refusal is in the history, too.
        await onReload();
      }
      setError(failure as Error);
    } finally {
      setPending(false);
    }
  }

  const stale = ResponseError.is(error) && error.statusCode === 412;
  return { give, pending, error, stale };
}
