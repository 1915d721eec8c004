import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  RunbookRun,
  RunbookRuns,
  operatingModelRunbookRunCreatePermission,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useCallback, useState } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { LoadMore } from '../shared/LoadMore';
import { Loaded } from '../shared/Loaded';
import { Names, RefLink } from '../shared/RefLink';
import { Section } from '../shared/Section';
import { StateTag } from '../shared/StateTag';
import { useMorePages } from '../shared/useMorePages';
import { ReportRun } from './ReportRun';
import styles from './runbookRuns.module.css';

const PAGE = 5;

interface RunbookRunsSectionProps {
  runbookRef: string;
}

/** Who ran a runbook, when, and how it went; with a way to report a run. */
export function RunbookRunsSection({ runbookRef }: RunbookRunsSectionProps) {
  const t = useTexts();
  const [version, setVersion] = useState(0);
  const [reporting, setReporting] = useState(false);
  const { allowed } = usePermission({
    permission: operatingModelRunbookRunCreatePermission,
  });
  return (
    <Section title={t('runbookRuns.title')}>
      <div className={styles.stack}>
        <Loaded
          of={`${runbookRef} ${version}`}
          load={api => api.runbookRuns(runbookRef, { limit: PAGE })}
        >
          {first => (
            <Runs
              key={first.items[0]?.id}
              first={first}
              runbookRef={runbookRef}
            />
          )}
        </Loaded>
        {allowed && (
          <div>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setReporting(true)}
            >
              {t('runbookRuns.report')}
            </Button>
          </div>
        )}
      </div>
      {reporting && (
        <ReportRun
          runbookRef={runbookRef}
          onClose={() => setReporting(false)}
          onReported={() => setVersion(before => before + 1)}
        />
      )}
    </Section>
  );
}

function Runs({
  first,
  runbookRef,
}: {
  first: RunbookRuns;
  runbookRef: string;
}) {
  const t = useTexts();
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.runbookRuns(runbookRef, { limit: PAGE, cursor }),
    [runbookRef],
  );
  const { pages, ...more } = useMorePages(first, load);
  if (first.items.length === 0) {
    return <div className={styles.quiet}>{t('runbookRuns.none')}</div>;
  }
  return (
    <>
      <ul className={styles.runs} aria-label={t('runbookRuns.list')}>
        {pages.flatMap(({ items, names }) =>
          items.map(run => (
            <li key={run.id}>
              <Run run={run} names={names} />
            </li>
          )),
        )}
      </ul>
      <LoadMore {...more} />
    </>
  );
}

function Run({
  run: { outcome, ranAt, ranBy, url },
  names,
}: {
  run: RunbookRun;
  names: Names;
}) {
  const t = useTexts();
  return (
    <>
      <StateTag state={outcome === 'succeeded' ? 'covered' : 'missing'}>
        {t(`runbookRuns.${outcome}`)}
      </StateTag>
      <span>
        {DateTime.fromISO(ranAt).toLocaleString(DateTime.DATETIME_MED)}
      </span>
      <span>
        <Runner ranBy={ranBy} names={names} />
      </span>
      {url && <ExternalLink url={url}>{t('runbookRuns.open')}</ExternalLink>}
    </>
  );
}

/** A service is nothing that the catalog could show. */
function Runner({ ranBy, names }: { ranBy?: string; names: Names }) {
  const t = useTexts();
  if (!ranBy) {
    return <span className={styles.quiet}>{t('runbookRuns.somebody')}</span>;
  }
  return ranBy.startsWith('user:') ? (
    <RefLink entityRef={ranBy} names={names} />
  ) : (
    <>{ranBy.replace(/^service:(external:)?/, '')}</>
  );
}
