import { Entity } from '@backstage/catalog-model';
import { Random } from '../lib/random';

/** The groups, systems and domains of an invented organization. */
export interface Structure {
  entities: Entity[];
  groups: string[];
  systems: { name: string; teams: string[] }[];
}

const DOMAINS = 10;
const SYSTEMS = 50;
const GROUPS = 200;
const DEPARTMENTS_PER_DOMAIN = 4;

function group(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'operating-model/contact-channel': `https://chat.example.com/${name}`,
      },
    },
    spec: {
      type,
      parent,
      children: [],
      profile: { email: `${name}@example.com` },
    },
  };
}

/** 200 groups in a tree of four levels (company, one division a domain, departments, teams), 10 domains, 50 systems. */
export function createStructure(random: Random): Structure {
  const entities: Entity[] = [group('company', 'organization')];
  const departments: string[][] = [];
  for (let domain = 0; domain < DOMAINS; domain++) {
    const division = `division-${domain}`;
    entities.push(group(division, 'division', 'company'), {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: `domain-${domain}`, namespace: 'default' },
      spec: { owner: division },
    });
    departments.push(
      Array.from(
        { length: DEPARTMENTS_PER_DOMAIN },
        (_, index) => `department-${domain}-${index}`,
      ),
    );
    for (const name of departments[domain])
      entities.push(group(name, 'department', division));
  }
  const teamsOf = departments.map(() => [] as string[]);
  const groupCount = entities.filter(({ kind }) => kind === 'Group').length;
  for (let index = groupCount; index < GROUPS; index++) {
    const domain = index % DOMAINS;
    entities.push(
      group(`team-${index}`, 'team', random.pick(departments[domain])),
    );
    teamsOf[domain].push(`team-${index}`);
  }
  const systems = Array.from({ length: SYSTEMS }, (_, index) => {
    const teams = teamsOf[index % DOMAINS];
    entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${index}`, namespace: 'default' },
      spec: {
        owner: random.pick(departments[index % DOMAINS]),
        domain: `domain-${index % DOMAINS}`,
      },
    });
    return {
      name: `system-${index}`,
      teams: [random.pick(teams), random.pick(teams), random.pick(teams)],
    };
  });
  const groups = entities
    .filter(({ kind }) => kind === 'Group')
    .map(({ metadata }) => metadata.name);
  return { entities, groups, systems };
}
