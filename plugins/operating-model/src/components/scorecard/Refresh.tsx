import LinearProgress from '@material-ui/core/LinearProgress';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button } from '@backstage/ui';
import {
  ScorecardRefresh,
  operatingModelScorecardRefreshPermission,
} from 'backstage-plugin-operating-model-common';
import { Texts, useTexts } from '../../hooks/useTexts';
import { messageOf } from '../shared/failures';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';
import { useRefresh } from './useRefresh';

type RefreshState = ReturnType<typeof useRefresh>;

interface RefreshButtonProps {
  refresh: RefreshState;
}

/** Has the scorecard made anew, for those who may. */
export function RefreshButton({ refresh }: RefreshButtonProps) {
  const t = useTexts();
  const { allowed } = usePermission({
    permission: operatingModelScorecardRefreshPermission,
  });
  if (!allowed) return null;
  return (
    <Button
      variant="secondary"
      isPending={refresh.busy}
      onPress={refresh.start}
    >
      {t('scorecard.refresh.button')}
    </Button>
  );
}

interface RefreshProgressProps {
  refresh: RefreshState;
  /** Whether one ended while the reader looked on. */
  isDone: boolean;
}

/** How far a refresh is, and why it or the last one came to nothing. */
export function RefreshProgress({ refresh, isDone }: RefreshProgressProps) {
  const t = useTexts();
  const { busy, look, problem, progress } = refresh;
  if (problem) {
    return (
      <Alert
        status="danger"
        icon
        title={t(
          problem.at === 'start'
            ? 'scorecard.refresh.failed'
            : 'scorecard.refresh.lost',
        )}
        description={messageOf(problem.error)}
        customActions={
          <Button size="small" variant="secondary" onPress={look}>
            {t('failure.retry')}
          </Button>
        }
      />
    );
  }
  if (progress && busy) return <Running progress={progress} />;
  const last = progress?.last;
  return (
    <>
      <span role="status" className={isDone ? shared.small : styles.aside}>
        {isDone && t('scorecard.refresh.done')}
      </span>
      {last && last.outcome !== 'published' && (
        <Alert
          status="warning"
          icon
          title={t(`scorecard.refresh.problem.${last.outcome}`)}
          description={last.problem}
        />
      )}
    </>
  );
}

function Running({ progress }: { progress: ScorecardRefresh }) {
  const t = useTexts();
  const { expected, seen, state } = progress;
  return (
    <div className={styles.stack}>
      <div role="status">{textOf(t, progress)}</div>
      <LinearProgress
        aria-label={t('scorecard.refresh.progress')}
        variant={expected && state === 'running' ? 'determinate' : undefined}
        value={expected ? Math.min(100, (100 * seen) / expected) : undefined}
      />
    </div>
  );
}

function textOf(t: Texts, progress: ScorecardRefresh): string {
  const { expected, phase, seen, state } = progress;
  if (state === 'waiting' || !phase) return t('scorecard.refresh.waiting');
  const counted = expected
    ? t('scorecard.refresh.seenOf', {
        seen: seen.toLocaleString(),
        expected: expected.toLocaleString(),
      })
    : t('scorecard.refresh.seen', { seen: seen.toLocaleString() });
  return `${t(`scorecard.refresh.${phase}`)}: ${counted}`;
}
