import type { OperatingModel } from '../model/types';
import type { RequestRecord } from './types';

/** What an exception excuses on each of its entities. @public */
export type ExceptionTopic =
  | { activityRef: string }
  | { rule: string }
  /** Every activity. */
  | 'all';

/** What an exception is about besides its entities; undefined where it excuses no cell and no finding. @public */
export function exceptionTopic(
  { content }: Pick<RequestRecord, 'content'>,
  model: OperatingModel,
): ExceptionTopic | undefined {
  const { subject } = content;
  switch (subject.type) {
    case 'cell':
    case 'activity':
      return { activityRef: subject.activityRef };
    case 'matrix-row': {
      const matrix = model.matrices.get(subject.matrixRef);
      const row = matrix?.rows.find(each => each.row === subject.row);
      return row && { activityRef: row.activityRef };
    }
    case 'finding':
    case 'rule':
      return { rule: subject.rule };
    case 'entity':
      return 'all';
    default:
      return undefined;
  }
}
