import { reviewClock } from '../../model/reviews';
import { Review } from '../../model/types';
import { Remark, RuleContext, defineRule } from '../Rule';

function* overdue(
  { review }: { review: Review },
  { model }: RuleContext,
): Iterable<Remark> {
  const { overdue: late, dueOn, overdueDays } = reviewClock(review, model.now);
  if (!late) return;
  const days = overdueDays === 1 ? 'day' : 'days';
  yield {
    path: 'spec.review',
    message: dueOn
      ? `its review was due on ${dueOn}, ${overdueDays} ${days} ago`
      : 'it was never reviewed',
    remedy: 'review it, and write the date to spec.review.last',
  };
}

export const r17ReviewsAreDone = defineRule({
  id: 'R17',
  title: 'Reviews are not overdue',
  severity: 'warning',
  practice: 'BP02',
  checks: () => ({
    activity: overdue,
    runbook: overdue,
    matrix: overdue,
    agreement: overdue,
  }),
});
