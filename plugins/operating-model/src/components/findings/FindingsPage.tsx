import { Alert, Button, Container, Select, Text } from '@backstage/ui';
import {
  FindingsAnswer,
  RulesAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { FilterTags } from '../shared/FilterTags';
import { LastPass } from '../shared/LastPass';
import { Loaded } from '../shared/Loaded';
import { ViewSwitch } from '../shared/ViewSwitch';
import layout from '../shared/layout.module.css';
import { FindingsByOwner } from './FindingsByOwner';
import { FindingsByRule } from './FindingsByRule';
import { FindingsTable } from './FindingsTable';
import { QuietRules, rulesThatFind } from './QuietRules';
import { SeverityChips } from './SeverityChips';
import styles from './findings.module.css';
import { useFindingsFilter } from './useFindingsFilter';

/** What the rules noticed: how much of it, by which rule, who is to mend it, and every single one. */
export function FindingsPage() {
  const { filter } = useFindingsFilter();
  // Without the severity, so that each chip tells what pressing it would show.
  const scope = { ...filter, severity: undefined, limit: 1 };
  return (
    <Container>
      <div className={layout.page}>
        <Loaded
          of={JSON.stringify(scope)}
          load={async api => {
            const [answer, rules] = await Promise.all([
              api.findings(scope),
              api.rules(),
            ]);
            return { answer, rules: rules.items };
          }}
        >
          {({ answer, rules }) => <Findings answer={answer} rules={rules} />}
        </Loaded>
      </div>
    </Container>
  );
}

interface FindingsProps {
  /** Of every severity. */
  answer: FindingsAnswer;
  rules: RulesAnswer['items'];
}

function Findings({ answer, rules }: FindingsProps) {
  const t = useTexts();
  const { filter, group, set } = useFindingsFilter();
  const { computedAt, problem, totals } = answer;
  return (
    <>
      <div className={layout.head}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('findings.title')}
        </Text>
        <LastPass computedAt={computedAt} />
      </div>
      {problem && (
        <Alert
          status="warning"
          icon
          title={t('findings.problem')}
          description={problem}
        />
      )}
      <div className={layout.head}>
        <SeverityChips
          counts={totals}
          chosen={filter.severity}
          onChoose={severity => set({ severity: severity ?? '' })}
        />
        <ViewSwitch
          label={t('findings.view')}
          views={[
            ['rule', t('findings.byRule')],
            ['owner', t('findings.byOwner')],
            ['list', t('findings.list')],
          ]}
          view={group}
          onChange={chosen => set({ group: chosen === 'rule' ? '' : chosen })}
        />
      </div>
      {group === 'list' && (
        <div className={styles.narrow}>
          <Select
            aria-label={t('findings.rule')}
            searchable
            value={filter.rule ?? ''}
            onChange={rule => set({ rule: rule ? String(rule) : '' })}
            options={[
              { value: '', label: t('findings.anyRule') },
              ...rules.map(({ id, title }) => ({
                value: id,
                label: `${id} ${title}`,
              })),
            ]}
          />
        </div>
      )}
      <Filters names={answer.names} />
      <View answer={answer} rules={rules} />
    </>
  );
}

function Filters({ names }: { names: FindingsAnswer['names'] }) {
  const t = useTexts();
  const { clear, filter, set } = useFindingsFilter();
  const title = (ref: string) => names[ref]?.title ?? ref;
  const { ownerRef, rule, subjectRef } = filter;
  return (
    <FilterTags
      filters={[
        rule && { id: 'rule', text: t('findings.filterRule', { rule }) },
        ownerRef && {
          id: 'ownerRef',
          text: t('findings.filterOwner', { owner: title(ownerRef) }),
        },
        subjectRef && {
          id: 'subjectRef',
          text: t('findings.filterSubject', { subject: title(subjectRef) }),
        },
      ].filter(each => typeof each === 'object')}
      onRemove={id => set({ [id]: '' })}
      onClear={clear}
    />
  );
}

function View({ answer: { entities, totals }, rules }: FindingsProps) {
  const t = useTexts();
  const { clear, filter, group, listPath } = useFindingsFilter();
  const all = totals.error + totals.warning + totals.note;
  const { ownerRef, rule, severity, subjectRef } = filter;
  if (all === 0 && !rule && !ownerRef && !subjectRef) {
    return <NothingFound rules={rules} entities={entities} />;
  }
  if ((severity ? totals[severity] : all) === 0) {
    const off = rules.some(({ enabled, id }) => id === rule && !enabled);
    return (
      <EmptyState
        title={t('findings.noMatch')}
        hint={rule && off ? t('findings.noMatchOff', { rule }) : undefined}
      >
        <Button variant="secondary" onPress={clear}>
          {t('findings.clear')}
        </Button>
      </EmptyState>
    );
  }
  switch (group) {
    case 'list':
      return (
        <FindingsTable
          key={JSON.stringify(filter)}
          filter={filter}
          rules={rules}
        />
      );
    case 'owner':
      return <FindingsByOwner filter={filter} listPath={listPath} />;
    default:
      return (
        <FindingsByRule
          byRule={totals.byRule}
          rules={rules}
          filter={filter}
          listPath={listPath}
        />
      );
  }
}

function NothingFound({
  rules,
  entities,
}: Pick<FindingsProps, 'rules'> & Pick<FindingsAnswer, 'entities'>) {
  const t = useTexts();
  const { length: count } = rulesThatFind(rules);
  return (
    <>
      <EmptyState
        title={t('findings.nothing')}
        hint={[
          t('findings.nothingHint', { count }),
          t('findings.nothingAmong', { count: entities }),
        ].join(' ')}
      />
      <QuietRules rules={rules} />
    </>
  );
}
