import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Writes each rule of PDF/UA-1 that a file breaks, how many times, and why; nothing when it breaks none. */
public class PdfUa {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var flavour = PDFAFlavour.PDFUA_1;
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(files[0]), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      Map<String, Integer> broken = new TreeMap<>();
      for (TestAssertion one : validator.validate(parser).getTestAssertions())
        broken.merge(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage(), 1, Integer::sum);
      broken.forEach((rule, times) -> System.out.println(times + " x " + rule));
    }
  }
}
