import { Link } from '@backstage/ui';
import {
  ActivityAnswer,
  CellState,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { AccountableParties } from '../shared/AccountableParties';
import { CriteriaList } from '../shared/CriteriaList';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { RefLink } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { formatMoment } from './AsOf';
import styles from './scorecard.module.css';

interface CellEvidenceProps {
  answer: EntityResponsibilities;
  activityRef: string;
  /** What the reader was shown, and from when it is. */
  seen?: { state: CellState; at: string };
}

/** What stands behind a cell as it is now: each criterion with its evidence, the runbook that was judged, and its file. */
export function CellEvidence({ answer, activityRef, seen }: CellEvidenceProps) {
  const t = useTexts();
  const requests = useRequestsPath();
  const activity = answer.activities.find(
    each => each.activityRef === activityRef,
  );
  if (!activity?.cell) return <p>{t('scorecard.cell.gone')}</p>;
  const { state, criteria } = activity.cell;
  return (
    <>
      {seen && seen.state !== state && (
        <p>
          {t('scorecard.cell.now', {
            date: formatMoment(seen.at),
            state: t(`state.${state}`),
          })}
        </p>
      )}
      {activity.runbooks.length > 0 && <CriteriaList criteria={criteria} />}
      <Facts
        facts={[
          [
            t('scorecard.cell.runbook'),
            <RunbookLinks key="runbook" activity={activity} answer={answer} />,
          ],
          [
            t('scorecard.cell.accountable'),
            <AccountableParties
              key="accountable"
              activity={activity}
              names={answer.parties}
            />,
          ],
          [
            t('scorecard.cell.exception'),
            activity.exceptions.length > 0 ? (
              <span key="exceptions">
                {activity.exceptions.map(({ requestId, validTo }) => (
                  <span key={requestId}>
                    <Link
                      href={`${requests}/${requestId}`}
                      className={shared.link}
                    >
                      {t('scorecard.cell.request', { id: requestId })}
                    </Link>{' '}
                    {t('scorecard.cell.until', {
                      date: formatDate(validTo),
                    })}{' '}
                  </span>
                ))}
              </span>
            ) : undefined,
          ],
        ]}
      />
    </>
  );
}

function RunbookLinks({
  activity: { runbooks },
  answer: { definitions },
}: {
  activity: ActivityAnswer;
  answer: EntityResponsibilities;
}) {
  const t = useTexts();
  const [best] = runbooks;
  if (!best) return <>{t('scorecard.cell.noRunbook')}</>;
  const { file, viewUrl, editUrl } = definitions[best.ref] ?? {};
  return (
    <>
      <div>
        {best.inline ? (
          best.title
        ) : (
          <RefLink
            entityRef={best.ref}
            names={{ [best.ref]: { title: best.title } }}
          />
        )}{' '}
        <ExternalLink url={best.url}>{best.url}</ExternalLink>
      </div>
      {file && (
        <div className={shared.small}>
          {t('scorecard.cell.written')} {file}
        </div>
      )}
      <div className={styles.links}>
        {viewUrl && (
          <ExternalLink url={viewUrl}>{t('scorecard.cell.view')}</ExternalLink>
        )}
        {editUrl && (
          <ExternalLink url={editUrl}>{t('scorecard.cell.edit')}</ExternalLink>
        )}
      </div>
    </>
  );
}
