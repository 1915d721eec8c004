import { Entity } from '@backstage/catalog-model';
import { z } from 'zod';
import { ANNOTATIONS } from '../kinds/annotations';
import { predicate, reference, strictFields } from '../kinds/fields';
import { explainIssue } from '../kinds/explainIssue';
import { canonicalRef } from '../kinds/references';
import { selectorOf } from '../model/selection';

const REQUIREMENTS = [
  'owner',
  'ownerIsGroup',
  'contact',
  'criticality',
  'escalation',
  'system',
  'description',
] as const;

type NamedRequirement = (typeof REQUIREMENTS)[number];

/** What a policy asks of an entity: one of the named, or any annotation. @public */
export type Requirement = NamedRequirement | { annotation: string };

const policySchema = strictFields({
  name: z.string().min(1),
  appliesTo: predicate(
    'The entities that the policy is for; all when absent',
  ).optional(),
  require: z
    .array(
      z.union(
        [z.enum(REQUIREMENTS), strictFields({ annotation: z.string().min(1) })],
        {
          error: `use one of ${REQUIREMENTS.join(', ')}, or { annotation: name }`,
        },
      ),
    )
    .min(1),
  mode: z.enum(['report', 'enforce']).optional(),
});

const catalogConfigSchema = strictFields({
  policies: z.array(policySchema).optional(),
  ownerAliases: z
    .record(z.string(), reference('Group', 'The group that is meant'))
    .optional(),
});

/** One ownership policy. @public */
export interface OwnershipPolicy {
  name: string;
  /** `report` says so on the entity's page; `enforce` keeps the entity out of the catalog. */
  mode: 'report' | 'enforce';
  requirements: Requirement[];
  appliesTo(entity: Entity): boolean;
}

/** `operatingModel.catalog` of app-config, read. @public */
export interface CatalogConfig {
  policies: OwnershipPolicy[];
  /** From a foreign owner's name, as entities write it, to the canonical reference of a group. */
  ownerAliases: ReadonlyMap<string, string>;
}

/** What a policy asks for and an entity lacks. @public */
export interface PolicyViolation {
  policy: string;
  mode: OwnershipPolicy['mode'];
  message: string;
  remedy: string;
}

/**
 * Reads `operatingModel.catalog`.
 *
 * @param value - the plain value under that key, or undefined
 * @throws Error that names the path of each fault and its remedy
 * @public
 */
export function readCatalogConfig(value: unknown): CatalogConfig {
  const parsed = catalogConfigSchema.safeParse(value ?? {}, {
    reportInput: true,
  });
  if (!parsed.success) {
    const problems = parsed.error.issues
      .flatMap(issue => explainIssue(issue))
      .map(({ path, message, remedy }) =>
        path === 'the entity'
          ? `operatingModel.catalog ${message}; ${remedy}`
          : `operatingModel.catalog.${path} ${message}; ${remedy}`,
      );
    throw new Error(`The configuration is wrong: ${problems.join('. ')}`);
  }
  const { policies = [], ownerAliases = {} } = parsed.data;
  return {
    policies: policies.map(policy => ({
      name: policy.name,
      mode: policy.mode ?? 'report',
      requirements: policy.require,
      appliesTo: policy.appliesTo ? selectorOf(policy.appliesTo) : () => true,
    })),
    ownerAliases: new Map(
      Object.entries(ownerAliases).map(([name, ref]) => [
        name,
        canonicalRef(ref, { defaultKind: 'Group' })!,
      ]),
    ),
  };
}

type Check = {
  holds(entity: Entity): boolean;
  message: string;
  remedy: string;
};

const filled = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '';

const annotated = (entity: Entity, name: string) =>
  filled(entity.metadata.annotations?.[name]);

const CHECKS: Record<NamedRequirement, Check> = {
  owner: {
    holds: ({ spec }) => filled(spec?.owner),
    message: 'it has no owner',
    remedy: 'set spec.owner to the group that owns it',
  },
  ownerIsGroup: {
    holds: ({ spec, metadata }) =>
      canonicalRef(spec?.owner, {
        defaultKind: 'Group',
        defaultNamespace: metadata.namespace,
      })?.startsWith('group:') ?? false,
    message: 'its owner is not a group',
    remedy:
      'set spec.owner to a group, so that someone answers when a person is away',
  },
  contact: {
    holds: entity =>
      annotated(entity, ANNOTATIONS.contactChannel) ||
      annotated(entity, ANNOTATIONS.contactEmail),
    message: 'nobody can tell how to reach its people',
    remedy: `add the annotation ${ANNOTATIONS.contactChannel} or ${ANNOTATIONS.contactEmail}`,
  },
  criticality: {
    holds: ({ metadata }) =>
      ['low', 'medium', 'high', 'critical'].includes(
        metadata.annotations?.[ANNOTATIONS.criticality] ?? '',
      ),
    message: 'it does not say how critical it is',
    remedy: `add the annotation ${ANNOTATIONS.criticality} with low, medium, high or critical`,
  },
  escalation: {
    holds: entity => annotated(entity, ANNOTATIONS.escalation),
    message: 'it does not say who is called when nobody answers',
    remedy: `add the annotation ${ANNOTATIONS.escalation} with a group`,
  },
  system: {
    holds: ({ spec }) => filled(spec?.system),
    message: 'it belongs to no system',
    remedy: 'set spec.system',
  },
  description: {
    holds: ({ metadata }) => filled(metadata.description),
    message: 'it has no description',
    remedy: 'set metadata.description',
  },
};

function checkOf(requirement: Requirement): Check {
  if (typeof requirement === 'string') return CHECKS[requirement];
  const { annotation } = requirement;
  return {
    holds: entity => annotated(entity, annotation),
    message: `it lacks the annotation ${annotation}`,
    remedy: `add the annotation ${annotation}`,
  };
}

/**
 * What the policies ask for and the entity lacks. Looks at nothing but the entity.
 *
 * @public
 */
export function policyViolations(
  policies: readonly OwnershipPolicy[],
  entity: Entity,
): PolicyViolation[] {
  return policies
    .filter(policy => policy.appliesTo(entity))
    .flatMap(({ name, mode, requirements }) =>
      requirements
        .map(checkOf)
        .filter(check => !check.holds(entity))
        .map(({ message, remedy }) => ({
          policy: name,
          mode,
          message,
          remedy,
        })),
    );
}
