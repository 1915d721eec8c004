import { Risk, higherRisk } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { Names, RefLink, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import { RequestForm, SUBJECT_FIELDS, needsScope } from './RequestForm';
import styles from './requestForm.module.css';
import { useNames } from './useNames';

interface NamedProps {
  form: RequestForm;
  names: Names;
}

type Fact = [name: string, value: ReactNode];

/** Everything that is sent, to be read once more. */
export function StepReview({
  form,
  leastRisk,
}: Pick<NamedProps, 'form'> & { leastRisk?: Risk }) {
  const t = useTexts();
  const names = useNames(refsOf(form));
  const { kind } = form;
  const field = (
    name: 'title' | 'justification' | 'benefits' | 'risks' | 'proposal',
  ): Fact => [
    t(`requests.form.field.${name}`),
    <Written key={name}>{form[name]}</Written>,
  ];
  const counted = higherRisk(form.risk, leastRisk);
  const riskText =
    counted === form.risk
      ? t(`risk.${counted}`)
      : t('requests.form.raisedRisk', {
          risk: t(`risk.${counted}`),
          chosen: t(`risk.${form.risk}`),
        });
  const weighed: Fact[] =
    kind === 'clarification'
      ? []
      : [field('justification'), field('benefits'), field('risks')];
  return (
    <section className={styles.card}>
      <h3>{t('requests.form.summary')}</h3>
      <Facts
        facts={[
          [t('requests.form.field.kind'), t(`requests.form.kind.${kind}`)],
          [
            t('requests.form.field.subject'),
            <Subject key="subject" form={form} names={names} />,
          ],
          [
            t('requests.form.field.scope'),
            needsScope(form) ? (
              <Scope key="scope" form={form} names={names} />
            ) : undefined,
          ],
          field('title'),
          ...(kind === 'clarification'
            ? [
                [
                  t('requests.form.field.question'),
                  <Written key="question">{form.question}</Written>,
                ] as Fact,
              ]
            : [[t('requests.form.field.risk'), riskText] as Fact]),
          [
            t('requests.form.field.requestingGroup'),
            form.requestingGroup ? (
              <RefLink
                key="group"
                entityRef={form.requestingGroup}
                names={names}
              />
            ) : undefined,
          ],
          ...useExceptionFacts(form),
          ...(kind === 'change' || kind === 'addition'
            ? [field('proposal')]
            : []),
          ...weighed,
          [
            t('requests.form.field.links'),
            kind !== 'clarification' && kind !== 'exception' && form.links ? (
              <Links key="links" links={form.links} />
            ) : undefined,
          ],
        ]}
      />
    </section>
  );
}

/** Whatever the review shows a link to. */
function refsOf(form: RequestForm): string[] {
  const { entityRefs, requestingGroup, scopeBy, subject, type } = form;
  return [
    ...SUBJECT_FIELDS[type]
      .filter(name => name.endsWith('Ref'))
      .map(name => subject[name] ?? ''),
    ...(needsScope(form) && scopeBy === 'entities' ? entityRefs : []),
    requestingGroup,
  ].filter(Boolean);
}

function useExceptionFacts(form: RequestForm): Fact[] {
  const t = useTexts();
  const { category, fixDue, fixUrl, validFrom, validTo } = form;
  if (form.kind !== 'exception') return [];
  return [
    [
      t('requests.form.dates'),
      validTo ? `${formatDate(validFrom)} – ${formatDate(validTo)}` : null,
    ],
    [
      t('requests.form.field.emergency'),
      form.emergency ? t('requests.form.yes') : undefined,
    ],
    [
      t('requests.form.field.category'),
      t(`requests.form.category.${category}`),
    ],
    [
      t('requests.form.field.compensatingControls'),
      category === 'mitigated' ? (
        <Written>{form.compensatingControls}</Written>
      ) : undefined,
    ],
    [
      t('requests.form.field.fix'),
      category === 'planned-fix' ? (
        <>
          <ExternalLink url={fixUrl}>{fixUrl}</ExternalLink>
          {fixDue && `, ${formatDate(fixDue)}`}
        </>
      ) : undefined,
    ],
  ];
}

function Written({ children }: { children: string }) {
  return children ? <span className={styles.written}>{children}</span> : null;
}

function Subject({ form: { type, subject }, names }: NamedProps) {
  const t = useTexts();
  return (
    <>
      {SUBJECT_FIELDS[type].map((name, index) => {
        const value = subject[name] ?? '';
        return (
          <span key={name}>
            {index > 0 && ' × '}
            {name.endsWith('Ref') ? (
              <RefLink entityRef={value} names={names} />
            ) : (
              `${t(`requests.form.subject.${name}`)} ${value}`
            )}
          </span>
        );
      })}
    </>
  );
}

function Scope({ form, names }: NamedProps) {
  return form.scopeBy === 'entities' ? (
    <RefList refs={form.entityRefs} names={names} empty="" />
  ) : (
    <pre className={styles.code}>{form.appliesTo.trim()}</pre>
  );
}

function Links({ links }: { links: string }) {
  return (
    <ul className={styles.plain}>
      {links
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean)
        .map(line => (
          <li key={line}>
            <ExternalLink url={line}>{line}</ExternalLink>
          </li>
        ))}
    </ul>
  );
}
