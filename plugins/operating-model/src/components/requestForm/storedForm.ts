import { RequestForm } from './RequestForm';
import { Attempt } from './sendRequest';

const KEY = 'operating-model.request-form';

/** What is on the way to being a request. */
export interface StoredForm {
  /** The query that the form was opened with: another link begins another request. */
  search: string;
  step: number;
  form: RequestForm;
  attempt?: Attempt;
}

/** @returns undefined where nothing is kept, or it belongs to another link */
export function readForm(search: string): StoredForm | undefined {
  try {
    const text = window.sessionStorage.getItem(KEY);
    const stored: StoredForm | null = JSON.parse(text ?? 'null');
    return stored?.search === search && typeof stored.form?.kind === 'string'
      ? stored
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepForm(stored: StoredForm): void {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // A browser may have no room for it, or not allow it: then it lives as long as the page.
  }
}

export function dropForm(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // What could not be kept needn't be dropped.
  }
}
