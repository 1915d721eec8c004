import { Texts } from '../../hooks/useTexts';
import { formatDate, formatDuration } from '../shared/formats';

/** A review clock in words; null where none is set. */
export function reviewText(
  t: Texts,
  review: { every?: string; last?: string } | undefined,
): string | null {
  if (!review?.every && !review?.last) return null;
  return t('definition.reviewText', {
    every: review.every ? formatDuration(review.every) : t('definition.unset'),
    last: review.last ? formatDate(review.last) : t('definition.never'),
  });
}
