/**
 * The currencies of ISO 4217 that people pay in, or paid in: national ones and those of monetary unions.
 * Precious metals, funds, bond units and test codes are left out.
 *
 * Current codes: list one of ISO 4217, 2025-05. Withdrawn ones: list three, "historic denominations",
 * 2025-05, as far as they were withdrawn in 1990 or later, and BGN (2026). No code is two currencies, but
 * some currencies had several codes: YUN is the dinar until 1995 and YUM the one after it, ROL the leu before
 * 2005, ZWD, ZWN, ZWR and ZWL are four dollars of Zimbabwe. All are accepted.
 *
 * List three has no minor units. Withdrawn codes have those that ISO 4217 gave them while they were in use,
 * as OpenJDK's `java.util.Currency` keeps them; those that ended before Java had them have two, as in
 * Unicode's CLDR 48.2 (`cldr-core/supplemental/currencyData.json`), but for the dinar of Yemen (YDD), which
 * had 1,000 fils.
 *
 * Sources: https://www.six-group.com/en/products-services/financial-information/data-standards.html,
 * https://github.com/openjdk/jdk/blob/jdk-17%2B35/make/data/currency/currency.properties,
 * https://github.com/unicode-org/cldr-json
 */

/**
 * How many decimals the currency's minor unit has, 0 to 3 (JPY 0, USD 2, KWD 3); undefined for an unknown
 * code.
 */
export function currencyDecimals(code: string): number | undefined {
  // Codes are looked up as ` CODE `, so a string that is not a single code cannot match.
  const wanted = ` ${code} `;
  if (code.length !== 3) {
    return undefined;
  }
  const noDecimals =
    ' BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF' +
    ' ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL ';
  if (noDecimals.indexOf(wanted) >= 0) {
    return 0;
  }
  if (' BHD IQD JOD KWD LYD OMR TND YDD '.indexOf(wanted) >= 0) {
    return 3;
  }
  const twoDecimals =
    ' AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC' +
    ' CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD' +
    ' KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO' +
    ' NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL' +
    ' THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ';
  const twoDecimalsOnce =
    ' AFA ANG AOK AON AOR ARA ATS AYM AZM BAD BGL BGN BRE BRN BRR BUK CSD CSK CUC CYP DDM DEM ECS EEK FIM FRF GEK GHC' +
    ' GHP GWP HRD HRK IEP LTL LTT LVL LVR MRO MTL MXP MZM NIC NLG PEI PLZ RUR SDD SDP SIT SKK SLL SRG STD SUR TJR TMM' +
    ' UAK UYP VEB VEF YUD YUM YUN ZMK ZRN ZRZ ZWD ZWL ZWN ZWR ';
  return twoDecimals.indexOf(wanted) >= 0 || twoDecimalsOnce.indexOf(wanted) >= 0 ? 2 : undefined;
}
