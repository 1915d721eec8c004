import { Button, Link } from '@backstage/ui';
import { AgreementItem } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Panel } from '../shared/Panel';
import { Names, RefLink, RefList } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { SeverityCounts } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import { formatDuration } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { Acceptance } from './Acceptance';
import styles from './agreements.module.css';
import { useAgreementsView } from './useAgreementsView';

const STEP = 50;

interface AgreementsTableProps {
  agreements: AgreementItem[];
  names: Names;
}

/** What has been agreed between whom, on which terms, and who has not accepted it yet. */
export function AgreementsTable({ agreements, names }: AgreementsTableProps) {
  const t = useTexts();
  const [shown, setShown] = useState(STEP);
  const rest = agreements.length - shown;
  const columns: StackedColumn<AgreementItem>[] = [
    {
      name: t('agreementsPage.agreement'),
      share: 20,
      cell: item => <Title item={item} />,
    },
    {
      name: t('agreementsPage.between'),
      share: 18,
      cell: ({ consumerRefs, providerRef }) => (
        <>
          <div>
            <RefList
              refs={providerRef ? [providerRef] : []}
              names={names}
              empty={t('agreementsPage.noProvider')}
            />
          </div>
          <div>
            <span className={shared.small}>{t('agreementsPage.for')}</span>{' '}
            <RefList
              refs={consumerRefs}
              names={names}
              empty={t('agreementsPage.noConsumers')}
            />
          </div>
        </>
      ),
    },
    {
      name: t('agreementsPage.scope'),
      share: 16,
      cell: ({ activityRefs }) =>
        activityRefs.length > 0 ? (
          <ul className={styles.plain}>
            {activityRefs.map(ref => (
              <li key={ref}>
                <RefLink entityRef={ref} names={names} />
              </li>
            ))}
          </ul>
        ) : (
          <span className={shared.quiet}>
            {t('agreementsPage.allActivities')}
          </span>
        ),
    },
    {
      name: t('agreementsPage.reach'),
      share: 13,
      cell: item => <Reach item={item} />,
    },
    {
      name: t('agreementsPage.targets'),
      share: 17,
      cell: item => <Targets item={item} />,
    },
    {
      name: t('agreementsPage.accepted'),
      share: 17,
      cell: item => <Acceptance agreement={item} names={names} />,
    },
    {
      name: t('agreementsPage.review'),
      share: 15,
      cell: ({ review }) => <ReviewState review={review} />,
    },
  ];
  return (
    <Panel>
      <StackedTable
        label={t('agreementsPage.title')}
        columns={columns}
        items={agreements.slice(0, shown)}
        keyOf={({ ref }) => ref}
      />
      {rest > 0 && (
        <Button
          className={styles.more}
          variant="secondary"
          onPress={() => setShown(shown + STEP)}
        >
          {t('agreementsPage.more', { count: Math.min(rest, STEP) })}
        </Button>
      )}
    </Panel>
  );
}

const TYPES = ['operational-level', 'support', 'shared-process'] as const;

function Title({
  item: { findings, ref, title, type },
}: {
  item: AgreementItem;
}) {
  const t = useTexts();
  const { findingsPath } = useAgreementsView();
  const known = TYPES.find(each => each === type);
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return (
    <>
      <RefLink entityRef={ref} names={{ [ref]: { title } }} weight="bold" />
      {type && (
        <div className={shared.small}>
          {known ? t(`agreementsPage.types.${known}`) : type}
        </div>
      )}
      {findings.length > 0 && (
        <Link
          href={findingsPath(ref)}
          title={findings.map(({ message }) => message).join('\n')}
          className={shared.link}
        >
          <SeverityCounts counts={counts} />
        </Link>
      )}
    </>
  );
}

function Reach({ item: { channelUrl, hours } }: { item: AgreementItem }) {
  const t = useTexts();
  return (
    <>
      <div>
        {hours ?? (
          <span className={shared.quiet}>{t('agreementsPage.noHours')}</span>
        )}
      </div>
      <div>
        {channelUrl ? (
          <ExternalLink url={channelUrl}>
            {t('agreementsPage.channel')}
          </ExternalLink>
        ) : (
          <span className={shared.quiet}>{t('agreementsPage.noChannel')}</span>
        )}
      </div>
    </>
  );
}

function Targets({ item: { targets } }: { item: AgreementItem }) {
  const t = useTexts();
  if (targets.length === 0) {
    return (
      <span className={shared.quiet}>{t('agreementsPage.noTargets')}</span>
    );
  }
  return (
    <ul className={styles.plain}>
      {targets.map(({ measure, severity, within }) => {
        const words = { measure, within: formatDuration(within) };
        return (
          <li key={`${measure} ${severity} ${within}`}>
            {severity
              ? t('agreementsPage.targetSeverity', { ...words, severity })
              : t('agreementsPage.target', words)}
          </li>
        );
      })}
    </ul>
  );
}
