import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { accepted } from './accepted.ts';

export interface EdgeProps extends StackProps {
  /** `https://…`: the API with its pages. */
  endpoint: string;
  /** Shows the function behind it that a request came this way. */
  key: string;
}

/** As `functions/graphql/request.ts` reads it; CloudFront puts its own in the place of a visitor's. */
const edgeHeader = 'x-kaoping-edge';

/** Requests of one address in five minutes; an office behind one address makes some hundreds. */
const mostOfOneAddress = 3_000;

/** CloudFront and a firewall in front of everything: where the partition has both, and only where it is switched on. In us-east-1. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { endpoint, key, ...props }: EdgeProps) {
    super(scope, id, props);
    const firewall = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('Firewall'),
      rules: [
        {
          name: 'OneAddress',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: mostOfOneAddress, aggregateKeyType: 'IP' } },
          visibilityConfig: seen('OneAddress'),
        },
        {
          name: 'Common',
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesCommonRuleSet',
              // What people type is long and in Chinese; the functions bound it themselves.
              ruleActionOverrides: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY'].map((name) => ({
                name,
                actionToUse: { count: {} },
              })),
            },
          },
          visibilityConfig: seen('Common'),
        },
      ],
    });
    const api = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', endpoint)), { customHeaders: { [edgeHeader]: key } }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: '考评 Kaoping',
      defaultBehavior: { ...api, cachePolicy: CachePolicy.CACHING_DISABLED },
      additionalBehaviors: { 'assets/*': { ...api, cachePolicy: CachePolicy.CACHING_OPTIMIZED } },
      webAclId: firewall.attrArn,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    });
    accepted(distribution, 'CFR1', 'People apply from wherever they are; nothing is for one country alone.');
    accepted(distribution, 'CFR3', 'The API behind it logs every request, the firewall counts what it stops.');
    accepted(distribution, 'CFR4', 'Its own name has the certificate of CloudFront; a domain brings one with TLS 1.2.');
    new CfnOutput(this, 'Endpoint', { value: `https://${distribution.distributionDomainName}` });
  }
}

function seen(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
