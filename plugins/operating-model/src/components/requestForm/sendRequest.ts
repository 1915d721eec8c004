import {
  RequestAnswer,
  canonicalJson,
  parseRequestDraft,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { newKey } from '../requests/newKey';
import { PartialDraft } from './draftOf';
import { isRefused } from './problems';

/** A request that is under way. It is kept until its outcome is known, so that a retry does nothing twice. */
export interface Attempt {
  /** As it was first sent. */
  draft: PartialDraft;
  createKey: string;
  submitKey: string;
}

/** The fields that differ, with their new values; null where one is gone. */
function changesOf(before: PartialDraft, draft: PartialDraft) {
  const parsed = parseRequestDraft(draft);
  if ('problems' in parsed) return {};
  const after: PartialDraft = parsed.draft;
  return Object.fromEntries(
    Object.keys({ ...before, ...after })
      .filter(
        key => canonicalJson([before[key]]) !== canonicalJson([after[key]]),
      )
      .map(key => [key, after[key] ?? null]),
  );
}

interface SendOptions {
  draft: PartialDraft;
  /** Whether it goes to those who decide, or stays a draft. */
  submits: boolean;
  /** What is left of an earlier try. */
  attempt: Attempt | undefined;
  /** Keeps an attempt for the next try; undefined forgets it. */
  onAttempt(attempt: Attempt | undefined): void;
}

/**
 * Creates a request and submits it. After a failure it goes on where the last try got to, with the same keys.
 *
 * @throws the error of the call that failed
 */
export async function sendRequest(
  api: OperatingModelApi,
  { draft, submits, attempt, onAttempt }: SendOptions,
): Promise<RequestAnswer> {
  // A request stays of its kind; of another kind it is another one.
  const goesOn = attempt?.draft.kind === draft.kind;
  const current =
    attempt && goesOn
      ? attempt
      : { draft, createKey: newKey(), submitKey: newKey() };
  onAttempt(current);
  let request: RequestAnswer;
  try {
    request = await api.createRequest(current.draft, current.createKey);
  } catch (error) {
    if (isRefused(error)) onAttempt(undefined);
    throw error;
  }
  // An earlier try was heard, though its answer got lost.
  if (request.state !== 'draft') return request;
  const content = changesOf(request.content, draft);
  if (Object.keys(content).length > 0) {
    request = await api.commandRequest(
      request,
      { command: 'edit', content },
      newKey(),
    );
  }
  if (!submits) return request;
  try {
    return await api.commandRequest(
      request,
      { command: 'submit' },
      current.submitKey,
    );
  } catch (error) {
    // A refusal is remembered under its key.
    if (isRefused(error)) onAttempt({ ...current, submitKey: newKey() });
    throw error;
  }
}
