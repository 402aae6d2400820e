/**
 * ISO 4217 (list of 2025-05, with BGN, which older expenses may be in): national currencies and those of monetary unions.
 * Precious metals, funds and test codes are left out: nobody pays in them.
 *
 * Source: https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */

/** How many decimals the currency's minor unit has, 0 to 3 (JPY 0, USD 2, KWD 3); undefined for an unknown code. */
export function currencyDecimals(code: string): number | undefined {
  // Codes are looked up as ` CODE `, so a text that is no single code cannot match.
  const wanted = ` ${code} `;
  if (code.length !== 3) {
    return undefined;
  }
  if (' BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF '.indexOf(wanted) >= 0) {
    return 0;
  }
  if (' BHD IQD JOD KWD LYD OMR TND '.indexOf(wanted) >= 0) {
    return 3;
  }
  const twoDecimals =
    ' AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC' +
    ' CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD' +
    ' KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO' +
    ' NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL' +
    ' THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ';
  return twoDecimals.indexOf(wanted) >= 0 ? 2 : undefined;
}
