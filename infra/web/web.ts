import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { DistributionProps } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { siteHeaders } from '../../web/site/headers.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Api } from '../api.ts';
import type { Settings } from '../settings.ts';
import { PAGES_FUNCTION } from './pages.ts';

export interface WebProps {
  /** The API that the app connects to, beside the user pools of the stack's region. */
  readonly api: Api;
  readonly settings: Settings;
}

/** Two years, as browsers ask for before they know a host by themselves. */
const httpsOnlyFor = Duration.days(730);

/**
 * The web app: a bucket that only CloudFront reads, and CloudFront with the headers that the local stack
 * serves the app with. `npm run deploy` puts the files there.
 */
export class Web extends Construct {
  readonly files: Bucket;
  readonly distribution: Distribution;
  /** Where people open the app. */
  readonly url: string;

  constructor(scope: Construct, id: string, { api, settings }: WebProps) {
    super(scope, id);
    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // A bucket with files cannot be deleted, and would keep the stack from being deleted.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const bucket = this.files as IBucket; // It is one: CDK's optional members are not exact.
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      defaultBehavior: {
        // With the right to list, S3 says of a missing file that it is missing, and not that it is forbidden.
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: this.#cachePolicy(),
        responseHeadersPolicy: this.#headers(api, settings),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#pages() }],
      },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...this.#domain(settings),
    });
    this.url = `https://${settings.webDomainName ?? this.distribution.domainName}/`;
    this.#explain(settings);
  }

  /** As long as the files' own headers say: what must be asked for each time is asked for here, too. */
  #cachePolicy(): CachePolicy {
    return new CachePolicy(this, 'CachePolicy', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  #pages(): EdgeFunction {
    return new EdgeFunction(this, 'Pages', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(PAGES_FUNCTION),
    });
  }

  #headers(api: Api, { domainName }: Settings): ResponseHeadersPolicy {
    const {
      'content-security-policy': contentSecurityPolicy = '',
      // CloudFront has a place of its own for it.
      'referrer-policy': referrerPolicy,
      ...others
    } = siteHeaders([
      `https://${domainName ?? api.hostName}`,
      `wss://${domainName ?? api.realtimeHostName}`,
      `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    ]);
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        strictTransportSecurity: { accessControlMaxAge: httpsOnlyFor, override: true },
        referrerPolicy: { referrerPolicy: knownReferrerPolicy(referrerPolicy), override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  #domain({ webDomainName, webCertificateArn }: Settings): Partial<DistributionProps> {
    return webDomainName !== undefined && webCertificateArn !== undefined
      ? {
          domainNames: [webDomainName],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', webCertificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }
      : {};
  }

  #explain({ webDomainName }: Settings): void {
    acknowledge(this.files, {
      'AwsSolutions-S1':
        'The files are the same for everybody and can be read by everybody, through CloudFront; a log would keep addresses.',
    });
    acknowledge(this.distribution, {
      'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk':
        'The root is a page, and paths that are no files are pages, too: nobody can ask for the list.',
      'AwsSolutions-CFR1': 'People use the app wherever they are.',
      'AwsSolutions-CFR2':
        'The files are static and read only; what could be abused, the API and the user pool, has a WAF.',
      'AwsSolutions-CFR3':
        'A log would keep the addresses of everybody who opens the app; CloudWatch has the figures.',
      ...(webDomainName === undefined
        ? { 'AwsSolutions-CFR4': "CloudFront's own certificate goes with its own choice of protocols." }
        : {}),
    });
  }
}

/** CDK's name of a value of the header. */
function knownReferrerPolicy(value: string | undefined): HeadersReferrerPolicy {
  const known = Object.values(HeadersReferrerPolicy).find((policy) => policy === value);
  if (known === undefined) {
    throw new Error(`CloudFront knows no referrer policy ${value}`);
  }
  return known;
}
