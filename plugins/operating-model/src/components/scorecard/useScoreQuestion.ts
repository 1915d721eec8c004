import { useTexts } from '../../hooks/useTexts';
import { inTenths } from '../shared/formats';

/** Names the score of something, or that it has none. */
export function useScoreQuestion(title: string, score: number | undefined) {
  const t = useTexts();
  return score === undefined
    ? t('scorecard.explain.titleNone', { title })
    : t('scorecard.explain.title', { score: inTenths(score), title });
}
