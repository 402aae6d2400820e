import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../../infra/synthesize.ts';
import { DOCUMENTED_METRICS } from './documented-metrics.ts';
import { matches } from './error-pattern.ts';
import {
  alarmsOf,
  logicalId,
  metricsOfAlarm,
  metricsOfDashboard,
  propertiesOf,
} from './observability-template.ts';
import type { ObservedTemplate } from './observability-template.ts';

const { stackName, template: synthesized } = synthesize({ stage: 'prod' });
const template = synthesized as ObservedTemplate; // CDK wrote it: this is CloudFormation's shape.
const alarms = alarmsOf(template);
const ofDashboard = metricsOfDashboard(template);
const used = [...alarms.flatMap(metricsOfAlarm), ...ofDashboard];

/** The stack's own metrics, counted from the log: name and pattern. */
const counted = new Map(
  propertiesOf(template, 'AWS::Logs::MetricFilter').map(({ FilterPattern, MetricTransformations }) => {
    const [{ MetricNamespace, MetricName }] = MetricTransformations as [
      { MetricNamespace: string; MetricName: string }, // CloudFormation's shape
    ];
    return [`${MetricNamespace} ${MetricName}`, String(FilterPattern)];
  }),
);

describe('every metric of the alarms and the dashboard', () => {
  it('is one that AWS documents with these dimensions, or is counted from the log', () => {
    const known = new Set([
      ...DOCUMENTED_METRICS.flatMap(({ namespace, dimensions, names }) =>
        names.map((name) => `${namespace} ${name} ${dimensions.join()}`),
      ),
      ...[...counted.keys()].map((name) => `${name} `),
    ]);

    expect(
      new Set(
        used.map(
          ({ namespace, name, dimensions }) =>
            `${namespace} ${name} ${Object.keys(dimensions).sort().join()}`,
        ),
      ),
    ).toEqual(known);
  });

  it("is of this stack's API, table, user pool and app client", () => {
    const ref = (type: string) => JSON.stringify({ Ref: logicalId(template, type) });
    const ours: Readonly<Record<string, string>> = {
      GraphQLAPIId: JSON.stringify({
        'Fn::GetAtt': [logicalId(template, 'AWS::AppSync::GraphQLApi'), 'ApiId'],
      }),
      TableName: ref('AWS::DynamoDB::Table'),
      UserPool: ref('AWS::Cognito::UserPool'),
      UserPoolClient: ref('AWS::Cognito::UserPoolClient'),
    };
    const foreign = used.filter(({ namespace, dimensions }) => {
      const named = Object.entries(dimensions).filter(([key]) => key !== 'Operation');
      return named.length === 0
        ? namespace !== `${stackName}/Errors`
        : named.some(([key, value]) => value !== ours[key]);
    });

    expect(foreign).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('has the name of the stack', () => {
    expect(propertiesOf(template, 'AWS::CloudWatch::Dashboard').map((each) => each['DashboardName'])).toEqual(
      [stackName],
    );
  });

  it("has at most 50 metrics, as many as CloudWatch's free tier allows", () => {
    expect(ofDashboard.length).toBeLessThanOrEqual(50);
  });
});

describe('every alarm', () => {
  it('tells the topic when it goes off and when it is over', () => {
    const topic = [{ Ref: logicalId(template, 'AWS::SNS::Topic') }];

    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.map(({ AlarmActions, OKActions }) => [AlarmActions, OKActions])).toEqual(
      alarms.map(() => [topic, topic]),
    );
  });

  it('takes silence for health: nobody uses the API at night', () => {
    expect(new Set(alarms.map(({ TreatMissingData }) => TreatMissingData))).toEqual(
      new Set(['notBreaching']),
    );
  });

  it('is explained in docs/operations.md, and no alarm is explained there that does not exist', () => {
    const [, chapter = ''] = /^## Alarms$(.*?)^## /ms.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
    const headings = [...chapter.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);

    expect(headings).toEqual(alarms.map(({ AlarmName }) => AlarmName.replace(`${stackName}-`, '')));
  });

  it('is counted in docs/operations.md with the metrics that it is billed for', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');

    expect(operations).toContain(`${alarms.length} alarms, ${counted.size} counts of errors`);
    expect(operations).toContain(`the ${alarms.flatMap(metricsOfAlarm).length} metrics that alarms watch`);
  });

  it('says what it means, how soon to look and under which heading to read on', () => {
    for (const { AlarmName, AlarmDescription } of alarms) {
      const heading = AlarmName.replace(`${stackName}-`, '');

      expect(AlarmDescription).toMatch(
        new RegExp(
          `^[A-Z].*\\. Look (at once|within a day)\\. What to do: docs/operations\\.md, heading "${heading}"\\.$`,
        ),
      );
    }
  });
});

describe('errors in the log', () => {
  const filters = (line: string) =>
    [...counted].filter(([, pattern]) => matches(pattern, line)).map(([name]) => name.split(' ')[1]);
  /**
   * An entry as people have published it, shortened, with the error that `util.error` made.
   *
   * Source: https://stackoverflow.com/q/57187133
   */
  const entry = (error: string, fieldInError = true) =>
    JSON.stringify({ logType: 'ResponseMapping', path: ['addExpense'], fieldInError, errors: [error] });
  const raised = (type: string) =>
    `CustomTemplateException(message=Something, errorType=${type}, data=null, errorInfo=null)`;

  it("are looked for where this stack's API writes its log", () => {
    const groups = propertiesOf(template, 'AWS::Logs::MetricFilter').map(({ LogGroupName }) => {
      const { Ref } = LogGroupName as { Ref?: string }; // a group of this stack, or a name
      return Ref === undefined ? LogGroupName : template.Resources[Ref]?.Properties['LogGroupName'];
    });
    const apiId = { 'Fn::GetAtt': [logicalId(template, 'AWS::AppSync::GraphQLApi'), 'ApiId'] };

    expect(groups).toEqual(groups.map(() => ({ 'Fn::Join': ['', ['/aws/appsync/apis/', apiId]] })));
  });

  it('are counted by every errorType that a resolver ends with', () => {
    const files = readdirSync('resolvers', { recursive: true, encoding: 'utf8' });
    const types = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('resolvers', file), 'utf8'))
      .flatMap((source) =>
        [...source.matchAll(/util\.error\((?:'[^']*'|`[^`]*`),\s*'(\w+)'/g)].map(([, type = '']) => type),
      );

    expect(types).toContain('Internal');
    expect([...counted.keys()].map((name) => name.split(' ')[1])).toEqual(
      expect.arrayContaining([...new Set(types)]),
    );
  });

  it.each(['ValidationError', 'NotFound', 'Conflict', 'Throttled'])(
    'of type %s count as that and as nothing else',
    (type) => {
      expect(filters(entry(raised(type)))).toEqual([type]);
    },
  );

  it.each([
    ['of type Internal', entry(raised('Internal')), ['Internal', 'Unexpected']],
    ['that a resolver ran into', entry('code.js:1:2: TypeError: x is null'), ['Unexpected']],
    ['in a form that nobody has seen yet', entry('{"type":"Conflict"}'), ['Unexpected']],
    ['that a resolver wrote itself', 'ERROR - code.js:143:3: "data source call failed"', ['Reported']],
  ])('%s raise the alarm InternalErrors', (_, line, names) => {
    const [internal] = alarms.filter(({ AlarmName }) => AlarmName.endsWith('-InternalErrors'));
    const watched = internal !== undefined ? metricsOfAlarm(internal).map(({ name }) => name) : [];

    expect(filters(line)).toEqual(names);
    expect(names.some((name) => watched.includes(name))).toBe(true);
  });

  it('are not seen in a field that was answered', () => {
    expect(filters(entry('', false))).toEqual([]);
  });
});
