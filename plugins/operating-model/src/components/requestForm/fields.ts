import { FieldProblem } from './problems';
import { RequestForm } from './RequestForm';

/** What the fields of a step work on. */
export interface StepProps {
  form: RequestForm;
  change(patch: Partial<RequestForm>): void;
  /** What is wrong at a field, such as `title` or `subject.entityRef`. */
  problemAt(path: string): string | undefined;
}

/** The problem at a field or within it. */
export function problemAt(
  problems: readonly FieldProblem[],
  path: string,
): FieldProblem | undefined {
  return problems.find(
    ({ field }) =>
      field === path ||
      field?.startsWith(`${path}.`) ||
      field?.startsWith(`${path}[`),
  );
}
